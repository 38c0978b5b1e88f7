package dev.rouage.kpi.graph;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** The settings to change. */
@Input("CompanySettingsInput")
@Description("The settings to change; what is absent stays as it is")
public class CompanySettingsInput {
    /** An IANA zone. */
    @Description("An IANA time zone, such as Europe/Paris")
    public @Nullable String reportingZone;

    /** A code. */
    @Description("A currency, as in ISO 4217")
    public @Nullable String currency;
}
