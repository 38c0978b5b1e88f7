package dev.rouage.kpi.journey.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Turns what depends on a state at two dates, such as "a customer then and still one now", into numbers that can be summed
 * up over all accounts and taken back again: {@code f(state at a, state at b)} for any a ≤ b is the sum of the points with
 * {@code earlier < a} and {@code later < b}.
 *
 * <p>
 * The states hold for stretches of days, so f over the plane of (a, b) is made of rectangles, and the points are its
 * differences in both directions at their corners. A change is dated on the last day of what was before it: so the state
 * <em>on</em> a day is the sum of what is dated <em>before</em> the day.
 */
public final class TwoDateSums {

    private TwoDateSums() {}

    /**
     * A number to add at a corner.
     *
     * @param earlier
     *            along the first date
     * @param later
     *            along the second; never before {@code earlier}
     */
    public record Point(LocalDate earlier, LocalDate later, BigDecimal value) {}

    /**
     * The points of a function.
     *
     * @param start
     *            the state before the first step
     * @param steps
     *            in the order of days
     * @param function
     *            of the states at the first and at the second date; 0 whenever the first one is {@code start}
     */
    public static <S> List<Point> of(S start, List<Step<S>> steps, BiFunction<S, S, BigDecimal> function) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            S before = i == 0 ? start : steps.get(i - 1).state();
            S now = steps.get(i).state();
            LocalDate earlier = steps.get(i).from().minusDays(1);
            add(points, earlier, earlier, function.apply(now, now).subtract(function.apply(before, now)));
            for (int j = i + 1; j < steps.size(); j++) {
                BigDecimal after = rise(before, now, steps.get(j).state(), function);
                BigDecimal until = rise(before, now, steps.get(j - 1).state(), function);
                add(points, earlier, steps.get(j).from().minusDays(1), after.subtract(until));
            }
        }
        return points;
    }

    /** By how much the function rises when the first state moves on, the second one being what it is. */
    private static <S> BigDecimal rise(S before, S now, S second, BiFunction<S, S, BigDecimal> function) {
        return function.apply(now, second).subtract(function.apply(before, second));
    }

    private static void add(List<Point> points, LocalDate earlier, LocalDate later, BigDecimal value) {
        if (value.signum() != 0) {
            points.add(new Point(earlier, later, value));
        }
    }
}
