package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.util.Map;

import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EvaluationTest {
    private final Tally tally = new Tally();

    @Test
    void winRateCarriesItsWilsonInterval() {
        add(Measure.WON, 4238, "0");
        add(Measure.LOST, 2473, "0");

        Figure rate = Evaluation.of(KpiId.WIN_RATE_BY_COUNT, tally);

        assertEquals(new BigDecimal("0.631501"), rate.value());
        assertEquals(0.6199, rate.low().doubleValue(), 0.00005);
        assertEquals(0.6430, rate.high().doubleValue(), 0.00005);
    }

    @Test
    void aShareOfNothingHasNoValueAndSaysWhy() {
        Figure rate = Evaluation.of(KpiId.WIN_RATE_BY_AMOUNT, tally);

        assertNull(rate.value());
        assertNotNull(rate.noValueBecause());
        assertEquals(BigDecimal.ZERO, rate.parts().denominator());
    }

    @Test
    void sumsAndCountsOfNothingAreZero() {
        assertEquals(0, BigDecimal.ZERO.compareTo(Evaluation.of(KpiId.WON_REVENUE, tally).value()));
        assertEquals(BigDecimal.ZERO, Evaluation.of(KpiId.NEW_CUSTOMERS, tally).value());
        assertNull(Evaluation.of(KpiId.NEW_CUSTOMERS, tally).noValueBecause());
    }

    @Test
    void aMeanIsTheSumOverTheCountWhateverThePartsMeansAre() {
        Tally part = new Tally();
        part.add(Measure.WON_AMOUNT, Reason.COUNTED, 5, new Sum(1, new BigDecimal("10")));
        add(Measure.WON_AMOUNT, 3, "20");
        tally.addAll(part);

        Figure mean = Evaluation.of(KpiId.AVERAGE_SALE_VALUE, tally);

        assertEquals(new BigDecimal("7.50"), mean.value());
        assertEquals(4, mean.parts().n());
    }

    @Test
    void fewRecordsAreFlagged() {
        add(Measure.WON, 29, "0");
        assertTrue(Evaluation.of(KpiId.WIN_RATE_BY_COUNT, tally).smallSample());

        add(Measure.WON, 1, "0");
        assertTrue(!Evaluation.of(KpiId.WIN_RATE_BY_COUNT, tally).smallSample());
    }

    @Test
    void whatIsLeftOutIsCountedByReason() {
        tally.add(Measure.WON_AMOUNT, Reason.RATE_MISSING, 0, new Sum(2, BigDecimal.ZERO));
        tally.add(Measure.LOST_AMOUNT, Reason.RATE_MISSING, 0, new Sum(1, BigDecimal.ZERO));
        tally.add(Measure.OUTCOME, Reason.STAGE_UNMAPPED, 0, new Sum(5, BigDecimal.ZERO));

        assertEquals(Map.of(Reason.RATE_MISSING, 3L, Reason.STAGE_UNMAPPED, 5L),
                Evaluation.of(KpiId.WIN_RATE_BY_AMOUNT, tally).excluded());
        assertEquals(Map.of(Reason.STAGE_UNMAPPED, 5L),
                Evaluation.of(KpiId.WIN_RATE_BY_COUNT, tally).excluded());
    }

    @Test
    void changeIsRelativeAndAbsentWithoutSomethingToCompareWith() {
        assertEquals(new BigDecimal("0.250000"),
                Evaluation.relativeChange(new BigDecimal("10"), new BigDecimal("8")));
        assertNull(Evaluation.relativeChange(BigDecimal.TEN, BigDecimal.ZERO));
        assertNull(Evaluation.relativeChange(BigDecimal.TEN, null));
    }

    private void add(Measure measure, long count, String sum) {
        tally.add(measure, Reason.COUNTED, 0, new Sum(count, new BigDecimal(sum)));
    }
}
