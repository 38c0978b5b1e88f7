package dev.rouage.coaching.calendar;

import java.time.LocalDate;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WorkingCalendarTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 4, 3);
    private static final LocalDate EASTER_MONDAY = LocalDate.of(2026, 4, 6);

    @Test
    void skipsTheWeekend() {
        assertThat(new WorkingCalendar(Set.of()).plusWorkingDays(FRIDAY, 1)).isEqualTo("2026-04-06");
    }

    @Test
    void skipsHolidays() {
        assertThat(new WorkingCalendar(Set.of(EASTER_MONDAY)).plusWorkingDays(FRIDAY, 1)).isEqualTo("2026-04-07");
    }

    @Test
    void startsOnTheFirstWorkingDayAfterADayOff() {
        assertThat(new WorkingCalendar(Set.of(EASTER_MONDAY)).plusWorkingDays(FRIDAY.plusDays(1), 0))
                .isEqualTo("2026-04-07");
    }

    @Test
    void refusesToGoBack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingCalendar(Set.of()).plusWorkingDays(FRIDAY, -1))
                .withMessageContaining("-1");
    }
}
