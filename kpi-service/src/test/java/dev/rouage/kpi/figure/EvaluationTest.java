package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EvaluationTest {
    private final Tally tally = new Tally();

    @Test
    void winRateCarriesItsWilsonInterval() {
        add(Measure.WON_AMOUNT, 4238, "0");
        add(Measure.LOST_AMOUNT, 2473, "0");

        Figure rate = of(KpiId.WIN_RATE_BY_COUNT);

        assertEquals(new BigDecimal("0.631501"), rate.value());
        assertEquals(0.6199, rate.low().doubleValue(), 0.00005);
        assertEquals(0.6430, rate.high().doubleValue(), 0.00005);
    }

    @Test
    void aShareOfNothingHasNoValueAndSaysWhy() {
        Figure rate = of(KpiId.WIN_RATE_BY_AMOUNT);

        assertNull(rate.value());
        assertNotNull(rate.noValueBecause());
        assertEquals(BigDecimal.ZERO, rate.parts().denominator());
    }

    @Test
    void sumsAndCountsOfNothingAreZero() {
        assertEquals(0, BigDecimal.ZERO.compareTo(of(KpiId.WON_REVENUE).value()));
        assertEquals(BigDecimal.ZERO, of(KpiId.NEW_CUSTOMERS).value());
        assertNull(of(KpiId.NEW_CUSTOMERS).noValueBecause());
    }

    @Test
    void aMeanIsTheSumOverTheCountWhateverThePartsMeansAre() {
        Tally part = new Tally();
        part.add(Measure.WON_AMOUNT, Reason.COUNTED, 5, new Sum(1, new BigDecimal("10")));
        add(Measure.WON_AMOUNT, 3, "20");
        tally.addAll(part);

        Figure mean = of(KpiId.AVERAGE_SALE_VALUE);

        assertEquals(new BigDecimal("7.50"), mean.value());
        assertEquals(4, mean.parts().n());
    }

    @Test
    void fewRecordsAreFlagged() {
        add(Measure.WON_AMOUNT, 29, "0");
        assertTrue(of(KpiId.WIN_RATE_BY_COUNT).isOfFewerThan(30));

        add(Measure.WON_AMOUNT, 1, "0");
        assertFalse(of(KpiId.WIN_RATE_BY_COUNT).isOfFewerThan(30));
        assertTrue(of(KpiId.WIN_RATE_BY_COUNT).isOfFewerThan(31));
    }

    @Test
    void whatIsLeftOutIsCountedByReason() {
        tally.add(Measure.WON_AMOUNT, Reason.RATE_MISSING, 0, new Sum(2, BigDecimal.ZERO));
        tally.add(Measure.LOST_AMOUNT, Reason.RATE_MISSING, 0, new Sum(1, BigDecimal.ZERO));
        tally.add(Measure.OUTCOME, Reason.STAGE_UNMAPPED, 0, new Sum(5, BigDecimal.ZERO));

        assertEquals(Map.of(Reason.RATE_MISSING, 3L, Reason.STAGE_UNMAPPED, 5L),
                of(KpiId.WIN_RATE_BY_AMOUNT).excluded());
        assertEquals(Map.of(Reason.STAGE_UNMAPPED, 5L),
                of(KpiId.WIN_RATE_BY_COUNT).excluded());
    }

    @Test
    void changeIsRelativeAndAbsentWithoutSomethingToCompareWith() {
        assertEquals(new BigDecimal("0.250000"),
                Evaluation.relativeChange(new BigDecimal("10"), new BigDecimal("8")));
        assertNull(Evaluation.relativeChange(BigDecimal.TEN, BigDecimal.ZERO));
        assertNull(Evaluation.relativeChange(BigDecimal.TEN, null));
    }

    private Figure of(KpiId kpi) {
        return Evaluation.of(kpi, tally, new Frame(
                new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-04-01")),
                LocalDate.parse("2026-06-01"), Options.DEFAULT));
    }

    private void add(Measure measure, long count, String sum) {
        tally.add(measure, Reason.COUNTED, 0, new Sum(count, new BigDecimal(sum)));
    }
}
