package dev.rouage.kpi.graph;

import java.util.List;

import dev.rouage.kpi.rebuild.Audit;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What an audit found. */
@Description("What an audit found")
public record AuditReport(
        @Description("How many sums the company's records come to") int sums,
        @Description("How many of the stored sums are other than that, missing or superfluous; 0 is right") int differences,
        @Description("Some of the differences, in words") @NonNull List<@NonNull String> examples) {

    static AuditReport of(Audit.Report report) {
        return new AuditReport(Math.toIntExact(report.sums()), Math.toIntExact(report.differences()),
                report.examples());
    }
}
