package dev.rouage.kpi.drilldown;

import java.util.List;
import java.util.Optional;

/**
 * A page of records. It may be shorter than asked for, even empty, and still have others behind it: a request looks at so
 * many records and no more.
 *
 * @param next
 *            behind which position the next page begins; empty when there is none
 */
public record RecordPage(List<FigureRecord> records, Optional<Position> next) {

    /** Takes a copy. */
    public RecordPage {
        records = List.copyOf(records);
    }
}
