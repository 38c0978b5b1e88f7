package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Sum;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ProspectsNeededProperties {
    private static final Frame FRAME = new Frame(
            new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-04-01")), LocalDate.parse("2026-06-01"),
            Options.DEFAULT);

    /** The smallest whole number that reaches the target at the rate, counted in whole numbers throughout. */
    @Property
    void itIsTheSmallestNumberThatReachesTheTarget(@ForAll @IntRange(min = 1, max = 500) int won,
            @ForAll @IntRange(min = 0, max = 500) int lost, @ForAll @IntRange(min = 1, max = 5_000) int target) {
        ProspectsNeeded needed = ProspectsNeeded.forCustomers(BigDecimal.valueOf(target), rate(won, lost));

        long prospects = 0;
        while (prospects * won < (long) target * (won + lost)) {
            prospects++;
        }
        assertEquals(BigDecimal.valueOf(prospects), needed.prospects());
        assertTrue(needed.cautious().compareTo(needed.prospects()) >= 0);
    }

    @Property
    void aRevenueTakesAsManyAsItsSalesDo(@ForAll @IntRange(min = 1, max = 50) int won,
            @ForAll @IntRange(min = 0, max = 50) int lost, @ForAll @IntRange(min = 1, max = 100) int sales) {
        Tally tally = new Tally();
        tally.add(Measure.WON_AMOUNT, Reason.COUNTED, 1, new Sum(won, BigDecimal.valueOf(250L * won)));
        Figure average = Evaluation.of(KpiId.AVERAGE_SALE_VALUE, tally, FRAME);

        assertEquals(ProspectsNeeded.forCustomers(BigDecimal.valueOf(sales), rate(won, lost)).prospects(),
                ProspectsNeeded.forRevenue(BigDecimal.valueOf(250L * sales), rate(won, lost), average).prospects());
    }

    @Test
    void noNumberDoesAtARateOfZeroOrWithoutOne() {
        for (Figure rate : new Figure[]{rate(0, 3), rate(0, 0)}) {
            ProspectsNeeded needed = ProspectsNeeded.forCustomers(BigDecimal.TEN, rate);
            assertNull(needed.prospects());
            assertNotNull(needed.nothingBecause());
        }
    }

    private static Figure rate(int won, int lost) {
        Tally tally = new Tally();
        tally.add(Measure.WON_AMOUNT, Reason.COUNTED, 1, new Sum(won, BigDecimal.valueOf(won)));
        tally.add(Measure.LOST_AMOUNT, Reason.AMOUNT_MISSING, 0, new Sum(lost, BigDecimal.ZERO));
        return Evaluation.of(KpiId.WIN_RATE_BY_COUNT, tally, FRAME);
    }
}
