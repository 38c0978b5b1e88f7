package dev.rouage.kpi.graph;

import dev.rouage.kpi.contribution.Reporting;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** What a company decides about its figures. */
@Type("CompanySettings")
@Description("What a company decides about its figures")
public record CompanySettingsView(
        @NonNull @Description("The IANA time zone on whose calendar days and periods lie; UTC by default") String reportingZone,
        @NonNull @Description("The currency of all amounts, as in ISO 4217; EUR by default") String currency) {

    static CompanySettingsView of(Reporting reporting) {
        return new CompanySettingsView(reporting.zone().getId(), reporting.currency());
    }
}
