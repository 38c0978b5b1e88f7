package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.List;

import dev.rouage.kpi.calendar.BusinessHours;
import dev.rouage.kpi.calendar.CompanyCalendar;
import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.figure.Policy;
import dev.rouage.kpi.settings.Settings;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The settings to change. */
@Input("CompanySettingsInput")
@Description("The settings to change; what is absent stays as it is. Zone, currency, business hours (teams' too), holidays and grace have"
        + " all figures built anew in the background, the others hold at once")
public class CompanySettingsInput {
    private static final int MOST_DAYS = 3_660;
    private static final int MOST_HOLIDAYS = 1_000;

    /** An IANA zone. */
    @Description("An IANA time zone, such as Europe/Paris")
    public @Nullable String reportingZone;

    /** A code. */
    @Description("A currency, as in ISO 4217")
    public @Nullable String currency;

    /** The whole week. */
    @Description("When the company works: the whole week; a weekday that is absent is closed")
    public @Nullable List<@NonNull OpeningInput> businessHours;

    /** All of them. */
    @Description("Days on which it is closed whatever the weekday: all of them, at most 1000")
    public @Nullable List<@NonNull LocalDate> holidays;

    /** All of them. */
    @Description("The teams that have business hours and holidays of their own: all of them, at most 100. The first contact"
            + " of a lead is measured by the clock of its owner's team, or of the nearest one above it that is here")
    public @Nullable List<@NonNull TeamHoursInput> teamBusinessHours;

    /** Days. */
    @Description("For how many days after its end a contract may still be renewed, 0..3660")
    public @Nullable Integer renewalGraceDays;

    /** A month. */
    @Description("The month with which the fiscal year begins, 1..12")
    public @Nullable Integer fiscalYearStartMonth;

    /** A weekday. */
    @Description("The day with which weeks begin")
    public @Nullable Weekday weekStart;

    /** Days. */
    @Description("Within how many days a lead must have become an opportunity, 1..3660")
    public @Nullable Integer opportunityWindowDays;

    /** Days. */
    @Description("Within how many days a lead must have become a customer, 1..3660")
    public @Nullable Integer customerWindowDays;

    /** Records. */
    @Description("With fewer records than that a ratio or a mean rests on a small sample, 0..100000")
    public @Nullable Integer smallSample;

    /** Minutes. */
    @Description("Within how many minutes a lead should have been contacted, 1..100000")
    public @Nullable Integer contactTargetMinutes;

    /** A share. */
    @Description("Which share of its objective a new rep must reach to be ramped up, above 0 and up to 1")
    public @Nullable BigDecimal rampShare;

    Settings appliedTo(Settings old) {
        Reporting reporting = old.reporting();
        Policy policy = old.policy();
        CompanyCalendar calendar = policy.calendar();
        return new Settings(new Reporting(reportingZone == null ? reporting.zone() : zone(reportingZone),
                currency == null ? reporting.currency() : currency(currency), hours(reporting.hours()),
                teamBusinessHours == null ? reporting.teamHours() : TeamHoursInput.hours(teamBusinessHours),
                within("renewalGraceDays", renewalGraceDays, reporting.renewalGraceDays(), 0, MOST_DAYS)),
                new Policy(new CompanyCalendar(Month.of(within("fiscalYearStartMonth", fiscalYearStartMonth,
                        calendar.fiscalStart().getValue(), 1, 12)),
                        weekStart == null ? calendar.weekStart() : weekStart.day()),
                        within("opportunityWindowDays", opportunityWindowDays, policy.opportunityWindowDays(), 1,
                                MOST_DAYS),
                        within("customerWindowDays", customerWindowDays, policy.customerWindowDays(), 1, MOST_DAYS),
                        within("smallSample", smallSample, policy.smallSample(), 0, 100_000),
                        within("contactTargetMinutes", contactTargetMinutes, policy.contactTargetMinutes(), 1, 100_000),
                        ramp(policy.rampShare())));
    }

    private BusinessHours hours(BusinessHours old) {
        Collection<LocalDate> closed = holidays == null ? old.holidays() : holidays;
        if (closed.size() > MOST_HOLIDAYS) {
            throw invalid("There are " + closed.size() + " holidays; at most " + MOST_HOLIDAYS + " are allowed");
        }
        return businessHours == null
                ? new BusinessHours(old.week(), java.util.Set.copyOf(closed))
                : OpeningInput.hours(businessHours, closed);
    }

    private BigDecimal ramp(BigDecimal old) {
        if (rampShare != null && (rampShare.signum() <= 0 || rampShare.compareTo(BigDecimal.ONE) > 0)) {
            throw invalid("'rampShare' lies above 0 and is at most 1");
        }
        return rampShare == null ? old : rampShare;
    }

    private static int within(String name, @Nullable Integer given, int old, int least, int most) {
        if (given != null && (given < least || given > most)) {
            throw invalid("'" + name + "' is " + given + "; it must be between " + least + " and " + most);
        }
        return given == null ? old : given;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            throw invalid("'" + text + "' is no time zone; give an IANA name such as Europe/Paris");
        }
    }

    private static String currency(String text) {
        try {
            return Currency.getInstance(text).getCurrencyCode();
        } catch (IllegalArgumentException _) {
            throw invalid("'" + text + "' is no currency; give an ISO 4217 code such as EUR");
        }
    }

    private static RouageException invalid(String message) {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT, message);
    }
}
