package dev.rouage.kpi.journey.deal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.money.ExchangeRate;
import dev.rouage.kpi.money.ExchangeRates;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DealPostingTest {
    private static final LocalDate CREATED = LocalDate.parse("2026-01-01");
    private static final LocalDate CLOSED = LocalDate.parse("2026-02-01");
    private static final ExchangeRates RATES = new ExchangeRates(
            List.of(new ExchangeRate("USD", "EUR", LocalDate.parse("2026-01-30"), new BigDecimal("0.5"))));

    @Test
    void anOpenDealAddsNothingToWhatHasHappened() {
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

    @Test
    void anOpenDealIsThereFromItsCreationOn() {
        assertEquals(List.of(Contribution.since(Measure.OPEN_DEALS, CREATED),
                Contribution.stock(Measure.WEIGHTED_PIPELINE, CREATED, new BigDecimal("25.00"))),
                of(new DealFixture(), "OPEN_DEALS", "WEIGHTED_PIPELINE"));
    }

    @Test
    void aClosedDealWasThereUntilItClosed() {
        Contribution open = Contribution.since(Measure.OPEN_DEALS, CREATED);

        assertEquals(List.of(open, open.endedOn(CLOSED)),
                of(new DealFixture().in("Lost").closed("2026-02-01"), "OPEN_DEALS", "WEIGHTED_PIPELINE"));
    }

    @Test
    void anOpenDealOfUnknownCreationIsLeftOutOfTheAgeButNotForgotten() {
        assertEquals(List.of(Reason.START_UNKNOWN), of(new DealFixture().created(null), "OPEN_DEALS").stream()
                .map(Contribution::reason).toList());
    }

    @Test
    void aDealsDaysInAStageAddUpAndAreCountedWhenItHasLeftForGood() {
        List<Contribution> days = of(wanderer(), "STAGE_DAYS");

        assertEquals(List.of(LocalDate.parse("2026-01-15"), LocalDate.parse("2026-02-01")),
                days.stream().map(Contribution::day).toList());
        assertEquals(List.of(7, 24), days.stream().map(Contribution::bucket).toList());
    }

    @Test
    void eachEntryIntoAnOpenStageHasOneOutcome() {
        assertEquals(List.of(StageOutcome.ADVANCED.code(), StageOutcome.MOVED_BACK.code(),
                StageOutcome.ADVANCED.code(), StageOutcome.ADVANCED.code()),
                of(wanderer(), "STAGE_ENTRY").stream().map(Contribution::bucket).toList());
    }

    @Test
    void eachStageIsReachedOnceAndPassedOnlyWithAllBeforeIt() {
        assertEquals(Map.of("open", 2L, "skipped", 0L), Map.of(
                "open", of(wanderer(), "STAGE_REACHED").stream().filter(one -> one.bucket() == 1).count(),
                "skipped", of(new DealFixture().in("Offer"), "STAGE_REACHED").stream()
                        .filter(one -> one.bucket() == 1).count()));
    }

    /** Four and three days in Open, seven and seventeen in Talk; then won without an offer. */
    private static DealFixture wanderer() {
        return new DealFixture().entered("Open", "2026-01-01T09:00:00Z").entered("Talk", "2026-01-05T09:00:00Z")
                .entered("Open", "2026-01-12T09:00:00Z").entered("Talk", "2026-01-15T09:00:00Z")
                .entered("Won", "2026-02-01T09:00:00Z");
    }

    private static List<Contribution> of(DealFixture deal) {
        return of(deal, "OUTCOME", "WON_AMOUNT", "WON_CYCLE", "LOST_AMOUNT", "LOST_CYCLE");
    }

    private static List<Contribution> of(DealFixture deal, String... measures) {
        return deal.contributions(RATES).stream().filter(one -> List.of(measures).contains(one.measure().name()))
                .toList();
    }
}
