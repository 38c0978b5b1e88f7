package dev.rouage.demo.story;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * One person of the sales force.
 *
 * @param leftOn the first day without this person, or null
 * @param style null for managers, who own no deals
 */
record Rep(String id, String name, String email, Team team, LocalDate hiredOn, @Nullable LocalDate leftOn, String role,
        @Nullable SellingStyle style) {

    boolean sellsOn(LocalDate day) {
        return style != null && !day.isBefore(hiredOn) && (leftOn == null || day.isBefore(leftOn));
    }

    SellingStyle selling() {
        if (style == null) {
            throw new IllegalStateException(name + " does not sell");
        }
        return style;
    }
}
