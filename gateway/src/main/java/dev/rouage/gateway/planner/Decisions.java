package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.List;

/** The decisions of one planning: the given ones first, then always the first option. */
final class Decisions {
    private final List<Integer> given;
    private final List<Integer> made = new ArrayList<>();
    private final List<Integer> options = new ArrayList<>();

    Decisions(List<Integer> given) {
        this.given = List.copyOf(given);
    }

    <T> T choose(List<T> from) {
        if (from.size() == 1) {
            return from.getFirst();
        }
        int position = made.size();
        int choice = position < given.size() ? Math.min(given.get(position), from.size() - 1) : 0;
        made.add(choice);
        options.add(from.size());
        return from.get(choice);
    }

    int count() {
        return made.size();
    }

    /** How many options there were at a decision. */
    int options(int position) {
        return options.get(position);
    }

    /** The decisions up to a position, and there another one. */
    List<Integer> butAt(int position, int choice) {
        List<Integer> changed = new ArrayList<>(made.subList(0, position));
        changed.add(choice);
        return changed;
    }

    /** The next script in an order that comes by all of them, or empty where this was the last. */
    List<Integer> next() {
        for (int position = made.size() - 1; position >= 0; position--) {
            if (made.get(position) + 1 < options.get(position)) {
                return butAt(position, made.get(position) + 1);
            }
        }
        return List.of();
    }

    /** How many scripts there are from here, as far as these decisions show, up to a bound. */
    long combinations(long bound) {
        long combinations = 1;
        for (int count : options) {
            combinations = Math.min(bound, combinations * count);
        }
        return combinations;
    }

    List<Integer> made() {
        return List.copyOf(made);
    }
}
