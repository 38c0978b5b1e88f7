package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.figure.Policy;
import dev.rouage.kpi.settings.Settings;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** What a company decides about its figures. */
@Type("CompanySettings")
@Description("What a company decides about its figures")
public record CompanySettingsView(
        @NonNull @Description("The IANA time zone on whose calendar days and periods lie; UTC by default") String reportingZone,
        @NonNull @Description("The currency of all amounts, as in ISO 4217; EUR by default") String currency,
        @NonNull @Description("When the company works; Monday to Friday from 9 to 18 by default") List<@NonNull OpeningView> businessHours,
        @NonNull @Description("Days on which it is closed whatever the weekday") List<@NonNull LocalDate> holidays,
        @NonNull @Description("The teams that have business hours and holidays of their own; none by default") List<@NonNull TeamHoursView> teamBusinessHours,
        @Description("For how many days after its end a contract may still be renewed; 30 by default") int renewalGraceDays,
        @Description("The month with which the fiscal year begins, 1..12; 1 by default") int fiscalYearStartMonth,
        @NonNull @Description("The day with which weeks begin; MONDAY by default") Weekday weekStart,
        @Description("Within how many days a lead must have become an opportunity; 90 by default") int opportunityWindowDays,
        @Description("Within how many days a lead must have become a customer; 180 by default") int customerWindowDays,
        @Description("With fewer records than that a ratio or a mean rests on a small sample; 30 by default") int smallSample,
        @Description("Within how many minutes a lead should have been contacted; 60 by default") int contactTargetMinutes,
        @NonNull @Description("Which share of its objective a new rep must reach to be ramped up, 0..1; 0.8 by default") BigDecimal rampShare,
        @Description("Whether figures have got there; false while a rebuild brings them to other settings than they are shown in") boolean inForce) {

    static CompanySettingsView of(Settings settings, boolean inForce) {
        Reporting reporting = settings.reporting();
        Policy policy = settings.policy();
        return new CompanySettingsView(reporting.zone().getId(), reporting.currency(),
                OpeningView.of(reporting.hours()), reporting.hours().holidays().stream().sorted().toList(),
                TeamHoursView.of(reporting.teamHours()), reporting.renewalGraceDays(),
                policy.calendar().fiscalStart().getValue(),
                Weekday.of(policy.calendar().weekStart()),
                policy.opportunityWindowDays(), policy.customerWindowDays(), policy.smallSample(),
                policy.contactTargetMinutes(), policy.rampShare(), inForce);
    }
}
