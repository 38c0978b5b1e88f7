package dev.rouage.kpi.calendar;

import java.time.LocalDate;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GrainProperties {

    @Property
    void partsFollowUponEachOtherFromBeginningToEnd(@ForAll Grain grain,
            @ForAll @IntRange(min = 0, max = 20_000) int day,
            @ForAll @IntRange(min = 1, max = 900) int length) {
        LocalDate from = LocalDate.ofEpochDay(day);
        Period period = new Period(from, from.plusDays(length));

        List<Period> parts = grain.split(period);

        assertEquals(period.from(), parts.getFirst().from());
        assertEquals(period.to(), parts.getLast().to());
        for (int i = 1; i < parts.size(); i++) {
            assertEquals(parts.get(i - 1).to(), parts.get(i).from());
            assertEquals(parts.get(i).from(), grain.startOf(parts.get(i).from()));
        }
    }

    @Property
    void aDayLiesInItsUnit(@ForAll Grain grain, @ForAll @IntRange(min = 0, max = 20_000) int epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        LocalDate start = grain.startOf(day);

        assertTrue(new Period(start, grain.plus(start, 1)).contains(day));
    }
}
