package dev.rouage.kpi.journey.rep;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.journey.rep.RepStart.Sale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RepStartTest {
    private static final RepStart START = new RepStart(LocalDate.parse("2026-02-01"), null);

    @Test
    void firstSaleIsTheEarliestOneOfItsOwn() {
        assertEquals(Optional.of(LocalDate.parse("2026-03-10")), START.firstSaleOn(List.of(
                sale("2026-04-01", true, "2026-02-10"), sale("2026-03-10", true, "2026-02-11"),
                sale("2026-02-20", false, "2026-02-10"))));
    }

    @Test
    void dealFromBeforeTheDayOfHireIsInherited() {
        assertEquals(Optional.empty(), START.firstSaleOn(List.of(sale("2026-02-20", true, "2026-01-31"))));
    }

    @Test
    void dealWhoseCreationNobodyKnowsIsOwnWhenItsFirstOwnerIsTheRep() {
        assertEquals(Optional.of(LocalDate.parse("2026-02-01")),
                START.firstSaleOn(List.of(sale("2026-02-01", true, null))));
    }

    @Test
    void daysAreCountedFromTheDayOfHire() {
        assertEquals(37, START.daysUntil(LocalDate.parse("2026-03-10")));
    }

    private static Sale sale(String closed, boolean own, @Nullable String created) {
        return new Sale(LocalDate.parse(closed), own, created == null ? null : LocalDate.parse(created));
    }
}
