package dev.rouage.coaching.calendar;

import java.time.LocalDate;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class WorkingCalendarProperties {
    private static final LocalDate BASE = LocalDate.of(2026, 1, 1);

    @Property
    void endsOnAWorkingDayWithExactlyThatManyBetween(@ForAll("days") LocalDate start,
            @ForAll @IntRange(max = 120) int workingDays, @ForAll("holidays") Set<LocalDate> holidays) {
        WorkingCalendar calendar = new WorkingCalendar(holidays);

        LocalDate end = calendar.plusWorkingDays(start, workingDays);

        assertThat(calendar.isWorkingDay(end)).isTrue();
        assertThat(start.datesUntil(end.plusDays(1)).filter(calendar::isWorkingDay).count()).isEqualTo(workingDays + 1);
    }

    @Property
    void addsUpFromWorkingDays(@ForAll("days") LocalDate start, @ForAll @IntRange(max = 60) int first,
            @ForAll @IntRange(max = 60) int second, @ForAll("holidays") Set<LocalDate> holidays) {
        WorkingCalendar calendar = new WorkingCalendar(holidays);

        LocalDate inOneStep = calendar.plusWorkingDays(start, first + second);

        assertThat(calendar.plusWorkingDays(calendar.plusWorkingDays(start, first), second)).isEqualTo(inOneStep);
    }

    @Property
    void neverComesEarlierForALaterStart(@ForAll("days") LocalDate start, @ForAll @IntRange(max = 30) int later,
            @ForAll @IntRange(max = 60) int workingDays, @ForAll("holidays") Set<LocalDate> holidays) {
        WorkingCalendar calendar = new WorkingCalendar(holidays);

        assertThat(calendar.plusWorkingDays(start.plusDays(later), workingDays))
                .isAfterOrEqualTo(calendar.plusWorkingDays(start, workingDays));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 400).map(BASE::plusDays);
    }

    @Provide
    Arbitrary<Set<LocalDate>> holidays() {
        return days().set().ofMaxSize(40);
    }
}
