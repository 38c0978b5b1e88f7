package dev.rouage.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.rouage.kpi.calendar.Comparison;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.calendar.ReportPeriod;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.figure.Evaluation;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.figure.Frame;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.figure.Tally;
import dev.rouage.kpi.journey.deal.DealFixture;
import dev.rouage.kpi.journey.deal.DealPosting;
import dev.rouage.kpi.money.ExchangeRate;
import dev.rouage.kpi.money.ExchangeRates;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/** Faults seen in comparable systems, from the records to the figure. */
class KnownFaultsTest {
    private static final ExchangeRates RATES = new ExchangeRates(List.of(
            new ExchangeRate("USD", "EUR", LocalDate.parse("2026-01-31"), new BigDecimal("0.5")),
            new ExchangeRate("USD", "EUR", LocalDate.parse("2026-03-01"), new BigDecimal("0.9"))));

    @Test
    void fault1WinsWithoutLossesAreAWinRateOfOne() {
        assertEquals(new BigDecimal("1.000000"), figure(KpiId.WIN_RATE_BY_COUNT, won("2026-02-01")).value());
    }

    @Test
    void fault2CycleRunsFromCreationToClosing() {
        DealFixture deal = new DealFixture().created("2018-12-10").in("Won").closed("2018-12-18");

        assertEquals(new BigDecimal("8.0000"), figure(KpiId.SALES_CYCLE_LENGTH, deal).value());
    }

    @Test
    void fault2DealClosedBeforeItsCreationIsLeftOutAndReported() {
        Figure cycle = figure(KpiId.SALES_CYCLE_LENGTH,
                new DealFixture().created("2026-02-13").in("Won").closed("2026-02-01"));

        assertNull(cycle.value());
        assertEquals(Map.of(Reason.CLOSED_BEFORE_START, 1L), cycle.excluded());
    }

    @Test
    void fault3EveryFigureOfAWonDealIsPlacedAtItsClosing() {
        List<Contribution> contributions = contributions(won("2026-02-01"));

        assertEquals(2, contributions.size());
        contributions.forEach(one -> assertEquals(LocalDate.parse("2026-02-01"), one.day()));
    }

    @Test
    void fault4DealThatWasWonLostAndWonAgainCountsOnce() {
        DealFixture deal = new DealFixture().entered("Won", "2026-01-05T09:00:00Z")
                .entered("Lost", "2026-01-20T09:00:00Z").entered("Won", "2026-02-01T09:00:00Z");

        Figure rate = figure(KpiId.WIN_RATE_BY_COUNT, deal);

        assertEquals(BigDecimal.ONE, rate.parts().denominator());
    }

    @Test
    void fault5MonthOf31DaysIsComparedWithTheWholeMonthBefore() {
        ReportPeriod march = ReportPeriod.of(period("2026-03-01", "2026-04-01"), LocalDate.parse("2026-06-15"));

        assertEquals(period("2026-02-01", "2026-03-01"), march.compared(Comparison.PREVIOUS_PERIOD));
    }

    @Test
    void fault7MissingRateIsNotOneAndLeavesTheAmountOut() {
        Figure revenue = figure(KpiId.WON_REVENUE, won("2026-02-01").amount("100", "GBP"), won("2026-02-01"));

        assertEquals(new BigDecimal("100.00"), revenue.value());
        assertEquals(Map.of(Reason.RATE_MISSING, 1L), revenue.excluded());
    }

    @Test
    void fault7LaterRateDoesNotMoveHistory() {
        assertEquals(new BigDecimal("50.00"),
                figure(KpiId.WON_REVENUE, won("2026-02-01").amount("100", "USD")).value());
    }

    @Test
    void fault8RatioOfNothingIsNotZero() {
        for (KpiId kpi : List.of(KpiId.WIN_RATE_BY_COUNT, KpiId.WIN_RATE_BY_AMOUNT, KpiId.SALES_CYCLE_LENGTH,
                KpiId.LOST_CYCLE_LENGTH, KpiId.AVERAGE_SALE_VALUE, KpiId.FIRST_PURCHASE_VALUE)) {
            assertNull(figure(kpi).value(), kpi.name());
        }
    }

    private static DealFixture won(String day) {
        return new DealFixture().in("Won").closed(day);
    }

    private static Figure figure(KpiId kpi, DealFixture... deals) {
        Tally tally = new Tally();
        for (DealFixture deal : deals) {
            contributions(deal).forEach(
                    one -> tally.add(one.measure(), one.reason(), one.bucket(), new Sum(one.count(), one.value())));
        }
        return Evaluation.of(kpi, tally,
                new Frame(period("2026-01-01", "2027-01-01"), LocalDate.parse("2026-12-31"), Options.DEFAULT));
    }

    private static List<Contribution> contributions(DealFixture deal) {
        return DealPosting.contributions(deal.journey(), RATES, "EUR");
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}
