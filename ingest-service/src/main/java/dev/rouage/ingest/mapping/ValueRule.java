package dev.rouage.ingest.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Where a value comes from. In one file, though a long one: the cases are small and only make sense beside each other. */
sealed interface ValueRule {

    /** The value, or null when the row has none. */
    @Nullable
    String value(SourceRow row) throws UnreadableTextException;

    /** Whether the row says that there is no value. */
    boolean clears(SourceRow row);

    /** The columns it looks at. */
    IntStream columns();

    /** The same in every complete row. */
    record Constant(String value) implements ValueRule {
        @Override
        public @Nullable String value(SourceRow row) {
            return row.isComplete() ? value : null;
        }

        @Override
        public boolean clears(SourceRow row) {
            return false;
        }

        @Override
        public IntStream columns() {
            return IntStream.empty();
        }
    }

    /**
     * What the first of some columns that is not empty holds.
     *
     * @param startsWith
     *            a text that begins otherwise counts as none
     * @param values
     *            replaced words, as the source writes them (blanks at their ends aside)
     * @param others
     *            what becomes of a word that is not among the replaced ones
     * @param fallback
     *            the value of a complete row without one
     */
    record Column(int[] numbers, Conversion conversion, String startsWith, Map<String, String> values, Others others,
            String prefix, @Nullable String fallback) implements ValueRule {

        @Override
        public @Nullable String value(SourceRow row) throws UnreadableTextException {
            for (int column : numbers) {
                String text = row.text(column);
                if (text != null && text.startsWith(startsWith) && !text.isBlank()) {
                    return converted(text, column);
                }
            }
            return row.isComplete() ? fallback : null;
        }

        private @Nullable String converted(String text, int column) throws UnreadableTextException {
            String replaced = values.get(text.strip());
            if (replaced == null && !values.isEmpty()) {
                switch (others) {
                    case Others.Keep _ -> replaced = null;
                    case Others.Drop _ -> {
                        return null;
                    }
                    case Others.Become(String value) -> replaced = value;
                }
            }
            try {
                return prefix + conversion.convert(replaced == null ? text : replaced);
            } catch (UnreadableTextException failure) {
                throw failure.in(column);
            }
        }

        @Override
        public boolean clears(SourceRow row) {
            boolean cleared = false;
            for (int column : numbers) {
                if (row.text(column) != null) {
                    return false;
                }
                cleared |= row.clears(column);
            }
            return cleared && fallback == null;
        }

        @Override
        public IntStream columns() {
            return IntStream.of(numbers);
        }
    }

    /** The first of some rules that gives a value. */
    record First(List<ValueRule> rules) implements ValueRule {
        @Override
        public @Nullable String value(SourceRow row) throws UnreadableTextException {
            for (ValueRule rule : rules) {
                String value = rule.value(row);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        @Override
        public boolean clears(SourceRow row) {
            return rules.stream().anyMatch(rule -> rule.clears(row));
        }

        @Override
        public IntStream columns() {
            return rules.stream().flatMapToInt(ValueRule::columns);
        }
    }

    /** Several values in a row; none when one of them is missing. */
    record Join(List<ValueRule> rules, String separator) implements ValueRule {
        @Override
        public @Nullable String value(SourceRow row) throws UnreadableTextException {
            StringBuilder joined = new StringBuilder();
            for (int i = 0; i < rules.size(); i++) {
                String value = rules.get(i).value(row);
                if (value == null) {
                    return null;
                }
                joined.append(i == 0 ? "" : separator).append(value);
            }
            return joined.toString();
        }

        @Override
        public boolean clears(SourceRow row) {
            return rules.stream().anyMatch(rule -> rule.clears(row));
        }

        @Override
        public IntStream columns() {
            return rules.stream().flatMapToInt(ValueRule::columns);
        }
    }

    /** The latest of some moments, all in UTC; none when the first rule has none. */
    record Latest(List<ValueRule> rules) implements ValueRule {
        @Override
        public @Nullable String value(SourceRow row) throws UnreadableTextException {
            String latest = rules.getFirst().value(row);
            for (ValueRule rule : latest == null ? List.<ValueRule>of() : rules) {
                String value = rule.value(row);
                if (value != null && Instant.parse(value).isAfter(Instant.parse(latest))) {
                    latest = value;
                }
            }
            return latest;
        }

        @Override
        public boolean clears(SourceRow row) {
            return rules.getFirst().clears(row);
        }

        @Override
        public IntStream columns() {
            return Stream.of(rules.getFirst()).flatMapToInt(ValueRule::columns);
        }
    }

    /** What becomes of words that are not among the replaced ones. */
    sealed interface Others {
        /** They stay. */
        record Keep() implements Others {}

        /** They count as no value. */
        record Drop() implements Others {}

        /** They all become this. */
        record Become(String value) implements Others {}
    }
}
