package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import dev.rouage.kpi.calendar.CompanyCalendar;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.DelayBuckets;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a company decides changes the figures of the same sums. */
class DecisionsTest {
    private static final Period MARCH = new Period(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01"));
    private static final LocalDate LATER = LocalDate.parse("2026-12-31");

    private final Tally tally = new Tally();

    @Test
    void leadsBecomeOpportunitiesWithinTheCompanysWindow() {
        leads(4);
        add(Measure.LEAD_OPPORTUNITY, 41, 1);
        add(Measure.LEAD_OPPORTUNITY, 90, 1);

        assertEquals("0.500000 within 90", rate(KpiId.LEAD_TO_OPPORTUNITY_RATE, Policy.DEFAULT, Options.DEFAULT));
        assertEquals("0.250000 within 41", rate(KpiId.LEAD_TO_OPPORTUNITY_RATE, windows(41, 7), Options.DEFAULT));
        assertEquals("0.000000 within 40", rate(KpiId.LEAD_TO_OPPORTUNITY_RATE, windows(41, 7), asked(40)));
    }

    @Test
    void leadsBecomeCustomersWithinTheCompanysWindow() {
        leads(4);
        add(Measure.LEAD_CUSTOMER, 180, 3);

        assertEquals("0.750000 within 180", rate(KpiId.LEAD_TO_CUSTOMER_RATE, Policy.DEFAULT, Options.DEFAULT));
        assertEquals("0.000000 within 179", rate(KpiId.LEAD_TO_CUSTOMER_RATE, windows(7, 179), Options.DEFAULT));
        assertEquals("0.750000 within 200", rate(KpiId.LEAD_TO_CUSTOMER_RATE, windows(7, 179), asked(200)));
    }

    @Test
    void contactsInTimeAreThoseWithinTheCompanysTarget() {
        leads(10);
        contact(Duration.ofMinutes(10), 1);
        contact(Duration.ofMinutes(60), 2);
        contact(Duration.ofMinutes(61), 4);

        assertEquals("0.300000 of 60.00", contacted(60));
        assertEquals("0.100000 of 59.00", contacted(59));
        assertEquals("0.700000 of 62.00", contacted(62));
        assertEquals("0.100000 of 10.00", contacted(10));
        assertEquals("0.000000 of 9.00", contacted(9));
    }

    @Test
    void aContactJustBehindTheTargetIsNotWithinIt() {
        leads(2);
        contact(Duration.ofMinutes(59).plusSeconds(20), 1);

        assertEquals("0.000000 of 59.00", contacted(59));
        assertEquals("0.500000 of 60.00", contacted(60));
    }

    @Test
    void aContractIsPendingForTheCompanysGrace() {
        add(Measure.CONTRACT_LAPSED, Math.toIntExact(LocalDate.parse("2026-03-10").toEpochDay()), 1);
        LocalDate today = LocalDate.parse("2026-03-31");

        Figure pending = figure(KpiId.RENEWAL_RATE, today, Options.DEFAULT, Decisions.DEFAULT);
        Figure lapsed = figure(KpiId.RENEWAL_RATE, today, Options.DEFAULT, new Decisions(Policy.DEFAULT, 20));
        Figure onLastDay = figure(KpiId.RENEWAL_RATE, today, Options.DEFAULT, new Decisions(Policy.DEFAULT, 21));

        assertEquals(0, pending.parts().n());
        assertEquals(30, pending.timing().windowDays());
        assertEquals(1, lapsed.parts().n());
        assertEquals(20, lapsed.timing().windowDays());
        assertEquals(0, onLastDay.parts().n());
    }

    private void leads(int count) {
        add(Measure.LEAD, 0, count);
    }

    private void contact(Duration delay, int count) {
        tally.add(Measure.FIRST_CONTACT, Reason.COUNTED, DelayBuckets.of(delay),
                new Sum(count, BigDecimal.valueOf(delay.toSeconds() * count)));
    }

    private void add(Measure measure, int bucket, int count) {
        tally.add(measure, Reason.COUNTED, bucket, new Sum(count, BigDecimal.ZERO));
    }

    private String rate(KpiId kpi, Policy policy, Options options) {
        Figure rate = figure(kpi, LATER, options, new Decisions(policy, 30));
        assertEquals(Basis.COHORT, rate.timing().basis());
        return rate.value() + " within " + rate.timing().windowDays();
    }

    private String contacted(int targetMinutes) {
        Policy usual = Policy.DEFAULT;
        Figure delay = figure(KpiId.FIRST_CONTACT_DELAY, LATER, Options.DEFAULT, new Decisions(
                new Policy(usual.calendar(), 90, 180, usual.smallSample(), targetMinutes, usual.rampShare()), 30));
        return detail(delay, FigureDetailName.WITHIN_TARGET) + " of " + detail(delay, FigureDetailName.CONTACT_TARGET);
    }

    private static String detail(Figure figure, FigureDetailName name) {
        return figure.details().stream().filter(detail -> detail.name() == name)
                .map(detail -> String.valueOf(detail.value())).findFirst().orElseThrow();
    }

    private Figure figure(KpiId kpi, LocalDate today, Options options, Decisions decisions) {
        return Evaluation.of(kpi, tally, new Frame(MARCH, today, options, Set.of(), decisions));
    }

    private static Policy windows(int opportunityDays, int customerDays) {
        return new Policy(CompanyCalendar.DEFAULT, opportunityDays, customerDays, 30, 60, new BigDecimal("0.8"));
    }

    private static Options asked(int windowDays) {
        return Options.DEFAULT.with(Optional.empty(), Optional.of(windowDays));
    }
}
