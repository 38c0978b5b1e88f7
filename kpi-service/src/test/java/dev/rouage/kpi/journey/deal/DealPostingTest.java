package dev.rouage.kpi.journey.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.money.ExchangeRate;
import dev.rouage.kpi.money.ExchangeRates;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DealPostingTest {
    private static final LocalDate CLOSED = LocalDate.parse("2026-02-01");
    private static final ExchangeRates RATES = new ExchangeRates(
            List.of(new ExchangeRate("USD", "EUR", LocalDate.parse("2026-01-30"), new BigDecimal("0.5"))));

    @Test
    void anOpenDealAddsNothing() {
        assertEquals(List.of(), of(new DealFixture().closed("2026-02-01")));
    }

    @Test
    void aWonDealCountsWithItsAmountAndItsCycle() {
        assertEquals(List.of(Contribution.amount(Measure.WON_AMOUNT, CLOSED, new BigDecimal("100")),
                Contribution.days(Measure.WON_CYCLE, CLOSED, 31)),
                of(new DealFixture().in("Won").closed("2026-02-01")));
    }

    @Test
    void aDealThatClosedBeforeItsCreationCountsButHasNoCycle() {
        List<Contribution> contributions = of(new DealFixture().created("2026-02-13").in("Lost").closed("2026-02-01"));

        assertEquals(Contribution.amount(Measure.LOST_AMOUNT, CLOSED, new BigDecimal("100")), contributions.getFirst());
        assertEquals(Contribution.excluded(Measure.LOST_CYCLE, CLOSED, Reason.CLOSED_BEFORE_START),
                contributions.getLast());
    }

    @Test
    void anAmountIsConvertedAtTheRateOfItsDay() {
        assertEquals(new BigDecimal("50.00"),
                of(new DealFixture().amount("100.0", "USD").in("Won").closed("2026-02-01")).getFirst().value());
    }

    @Test
    void anAmountThatCannotBeConvertedIsLeftOutAndCounted() {
        assertEquals(List.of(Reason.RATE_MISSING, Reason.AMOUNT_MISSING, Reason.CURRENCY_MISSING), List.of(
                of(new DealFixture().amount("100", "GBP").in("Won").closed("2026-02-01")).getFirst().reason(),
                of(new DealFixture().amount(null, "EUR").in("Won").closed("2026-02-01")).getFirst().reason(),
                of(new DealFixture().amount("100", null).in("Won").closed("2026-02-01")).getFirst().reason()));
    }

    @Test
    void aDealInAnUnmappedStageIsLeftOutAndCounted() {
        assertEquals(List.of(Contribution.excluded(Measure.OUTCOME, CLOSED, Reason.STAGE_UNMAPPED)),
                of(new DealFixture().in("Closed Won!").closed("2026-02-01")));
    }

    private static List<Contribution> of(DealFixture deal) {
        return DealPosting.contributions(deal.journey(), RATES, "EUR");
    }
}
