package dev.rouage.benchmarks;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The command line, read.
 *
 * @param records about how many records an import has
 * @param rounds how often each thing is measured
 * @param seconds how long the steady load lasts
 * @param running whether the stack of {@code deploy/up} is measured
 */
record BenchOptions(long records, int rounds, int seconds, boolean running) {

    private static final Map<String, Long> DEFAULTS = Map.of("--records", 100_000L, "--rounds", 3L, "--seconds", 30L);

    /** @throws IllegalArgumentException with a message for the user */
    static BenchOptions parse(List<String> arguments) {
        Map<String, Long> numbers = new HashMap<>(DEFAULTS);
        boolean running = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            String name = rest.next();
            if (name.equals("--running")) {
                running = true;
            } else if (DEFAULTS.containsKey(name) && rest.hasNext()) {
                numbers.put(name, number(name, rest.next()));
            } else {
                throw new IllegalArgumentException("unknown option, or one without a value: " + name);
            }
        }
        return new BenchOptions(numbers.get("--records"), Math.toIntExact(numbers.get("--rounds")),
                Math.toIntExact(numbers.get("--seconds")), running);
    }

    private static long number(String name, String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(name + " takes a positive whole number, not " + text);
        }
        return Long.parseLong(text);
    }
}
