package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Contributions as one short text: {@code measure,reason,day,value,bucket;…} with the day as days since 1970. */
public final class PostingCode {
    private PostingCode() {}

    /** Writes them. */
    public static String write(List<Contribution> contributions) {
        StringJoiner text = new StringJoiner(";");
        for (Contribution one : contributions) {
            text.add(one.measure().code() + "," + one.reason().code() + "," + one.day().toEpochDay() + ","
                    + one.value().toPlainString() + "," + one.bucket());
        }
        return text.toString();
    }

    /** Reads them back. */
    public static List<Contribution> read(String text) {
        List<Contribution> contributions = new ArrayList<>();
        for (String one : text.split(";", -1)) {
            if (!one.isEmpty()) {
                String[] parts = one.split(",", -1);
                contributions.add(new Contribution(Measure.ofCode(Integer.parseInt(parts[0])),
                        Reason.ofCode(Integer.parseInt(parts[1])), LocalDate.ofEpochDay(Long.parseLong(parts[2])),
                        new BigDecimal(parts[3]), Integer.parseInt(parts[4])));
            }
        }
        return contributions;
    }
}
