package dev.rouage.kpi.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Set;

import dev.rouage.kpi.calendar.BusinessHours;
import dev.rouage.kpi.calendar.CompanyCalendar;
import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.figure.Policy;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Settings as columns of a row. */
public final class SettingsRow {
    /** The columns of what moves sums, for a table named {@code settings}. */
    public static final String REPORTING = """
            settings.reporting_zone, settings.currency, settings.business_hours, settings.holidays,
            settings.renewal_grace_days, settings.team_hours
            """;
    /** The columns of what does not, for a table named {@code settings}. */
    public static final String POLICY = """
            settings.fiscal_month, settings.week_start, settings.opportunity_window_days, settings.customer_window_days,
            settings.small_sample, settings.contact_target_minutes, settings.ramp_share
            """;

    private SettingsRow() {}

    /** Reads those columns from that one on; what holds until a company decides when it has no row. */
    public static Reporting reporting(Row row, int first) {
        if (row.getString(first) == null) {
            return ReportingSettings.DEFAULT;
        }
        String week = row.getString(first + 2);
        Set<LocalDate> holidays = Set.of(row.getArrayOfLocalDates(first + 3));
        return new Reporting(ZoneId.of(row.getString(first)), row.getString(first + 1),
                week == null
                        ? new BusinessHours(BusinessHours.DEFAULT.week(), holidays)
                        : BusinessHoursCode.read(week, holidays),
                BusinessHoursCode.read(row.getArrayOfStrings(first + 5)), row.getInteger(first + 4));
    }

    /** Reads those columns from that one on; what holds until a company decides when it has no row. */
    public static Policy policy(Row row, int first) {
        if (row.getInteger(first) == null) {
            return Policy.DEFAULT;
        }
        return new Policy(new CompanyCalendar(Month.of(row.getInteger(first)), DayOfWeek.of(row.getInteger(first + 1))),
                row.getInteger(first + 2), row.getInteger(first + 3), row.getInteger(first + 4),
                row.getInteger(first + 5), row.getBigDecimal(first + 6));
    }

    static Tuple add(Tuple arguments, Reporting reporting) {
        return arguments.addString(reporting.zone().getId()).addString(reporting.currency())
                .addString(BusinessHoursCode.write(reporting.hours()))
                .addArrayOfLocalDate(reporting.hours().holidays().stream().sorted().toArray(LocalDate[]::new))
                .addInteger(reporting.renewalGraceDays())
                .addArrayOfString(BusinessHoursCode.write(reporting.teamHours()));
    }

    static Tuple add(Tuple arguments, Policy policy) {
        return arguments.addInteger(policy.calendar().fiscalStart().getValue())
                .addInteger(policy.calendar().weekStart().getValue()).addInteger(policy.opportunityWindowDays())
                .addInteger(policy.customerWindowDays()).addInteger(policy.smallSample())
                .addInteger(policy.contactTargetMinutes()).addBigDecimal(policy.rampShare());
    }
}
