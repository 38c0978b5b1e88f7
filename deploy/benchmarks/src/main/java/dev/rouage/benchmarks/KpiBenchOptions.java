package dev.rouage.benchmarks;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code deploy/bench kpi}, read.
 *
 * @param deals how many deals the company has, growing
 * @param requests how often each question is asked
 * @param running whether the stack of {@code deploy/up} is measured
 * @param loaded the source of a book that an earlier run has loaded there, with the first number of deals; null to load one
 */
record KpiBenchOptions(List<Integer> deals, int requests, boolean running, @Nullable String loaded) {

    private static final String DEALS = "--deals";
    private static final String REQUESTS = "--requests";
    private static final String LOADED = "--loaded";

    /** @throws IllegalArgumentException with a message for the user */
    static KpiBenchOptions parse(List<String> arguments) {
        List<Integer> deals = List.of(10_000, 100_000);
        int requests = 300;
        boolean running = false;
        String loaded = null;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            String name = rest.next();
            switch (name) {
                case "--running" -> running = true;
                case DEALS -> deals = Arrays.stream(value(name, rest).split(",", -1)).map(text -> number(name, text))
                        .sorted().distinct().toList();
                case REQUESTS -> requests = number(name, value(name, rest));
                case LOADED -> loaded = value(name, rest);
                default -> throw new IllegalArgumentException("unknown option: " + name);
            }
        }
        if (loaded != null && !running) {
            throw new IllegalArgumentException(LOADED + " is for a stack that is --running");
        }
        return new KpiBenchOptions(deals, requests, running, loaded);
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("an option without a value: " + name);
        }
        return rest.next();
    }

    private static int number(String name, String text) {
        if (!text.matches("[1-9]\\d{0,7}")) {
            throw new IllegalArgumentException(name + " takes positive whole numbers, not " + text);
        }
        return Integer.parseInt(text);
    }
}
