package dev.rouage.kpi.report;

import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.rollup.TallyQuery.Owners;

/**
 * Whom and what a figure of an answer is about.
 *
 * @param owner
 *            the one rep or team, or the company
 * @param group
 *            one value for each dimension of the question, when it is the figure of a group; else empty
 */
public record Origin(Viewpoint viewpoint, Question question, Owners owner, List<Optional<String>> group,
        Period period) {

    /** Takes a copy. */
    public Origin {
        group = List.copyOf(group);
    }

    /** The same of a group. */
    public Origin of(List<Optional<String>> values) {
        return new Origin(viewpoint, question, owner, values, period);
    }

    /** The same of a part of the period. */
    public Origin in(Period part) {
        return new Origin(viewpoint, question, owner, group, part);
    }
}
