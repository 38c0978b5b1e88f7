package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * Contributions as one short text: {@code measure,reason,day,value,bucket;…} with the day as days since 1970. A count other
 * than 1 and a stage follow as {@code ,count,stage}.
 */
public final class PostingCode {
    private PostingCode() {}

    /** Writes them. */
    public static String write(List<Contribution> contributions) {
        StringJoiner text = new StringJoiner(";");
        for (Contribution one : contributions) {
            String plain = one.measure().code() + "," + one.reason().code() + "," + one.day().toEpochDay() + ","
                    + one.value().toPlainString() + "," + one.bucket();
            text.add(one.count() == 1 && one.stage() == null
                    ? plain
                    : plain + "," + one.count() + "," + (one.stage() == null ? "" : one.stage()));
        }
        return text.toString();
    }

    /** Reads them back. */
    public static List<Contribution> read(String text) {
        List<Contribution> contributions = new ArrayList<>();
        for (String one : text.split(";", -1)) {
            if (!one.isEmpty()) {
                contributions.add(contribution(one.split(",", -1)));
            }
        }
        return contributions;
    }

    private static Contribution contribution(String[] parts) {
        boolean plain = parts.length == 5;
        return new Contribution(Measure.ofCode(Integer.parseInt(parts[0])), Reason.ofCode(Integer.parseInt(parts[1])),
                LocalDate.ofEpochDay(Long.parseLong(parts[2])), new BigDecimal(parts[3]), Integer.parseInt(parts[4]),
                plain ? 1 : Integer.parseInt(parts[5]),
                plain || parts[6].isEmpty() ? null : UUID.fromString(parts[6]));
    }
}
