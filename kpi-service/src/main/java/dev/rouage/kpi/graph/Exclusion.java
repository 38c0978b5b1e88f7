package dev.rouage.kpi.graph;

import java.util.List;
import java.util.Map;

import dev.rouage.kpi.contribution.Reason;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What is left out of a figure. */
@Description("Records that are left out of a figure")
public record Exclusion(
        @NonNull @Description("Why they are left out") Reason reason,
        @Description("How many records") int count) {

    static List<Exclusion> of(Map<Reason, Long> excluded) {
        return excluded.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> new Exclusion(entry.getKey(), Math.toIntExact(entry.getValue()))).toList();
    }
}
