package dev.rouage.ingest.mapping;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.platform.json.StrictJson;
import org.jspecify.annotations.Nullable;

/** What is done with a text on its way from a column to a field. */
sealed interface Conversion {

    /** The text as the field takes it; the input is not empty. */
    String convert(String text) throws UnreadableTextException;

    /** As it is. */
    record AsIs() implements Conversion {
        @Override
        public String convert(String text) {
            return text;
        }
    }

    /** Without blanks at its ends. */
    record Trimmed() implements Conversion {
        @Override
        public String convert(String text) {
            return text.strip();
        }
    }

    /** A name made an id: lower case, dashes for blanks. */
    record Slug() implements Conversion {
        @Override
        public String convert(String text) {
            return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
        }
    }

    /** A calendar day; never shifted, unless a zone says whose day of a moment is meant. */
    record Day(@Nullable ZoneId zone) implements Conversion {
        @Override
        public String convert(String text) throws UnreadableTextException {
            return SourceTime.day(text.strip(), zone).toString();
        }
    }

    /**
     * A point in time; one without an offset is read in the zone.
     *
     * @param plus
     *            added to it, for sources that cut their times off
     */
    record Moment(ZoneId zone, Duration plus) implements Conversion {
        @Override
        public String convert(String text) throws UnreadableTextException {
            return SourceTime.moment(text.strip(), zone).plus(plus).toString();
        }
    }

    /** A decimal number, divided: percents by 100, seconds by 60. */
    record Number(BigDecimal divisor) implements Conversion {
        @Override
        public String convert(String text) throws UnreadableTextException {
            Optional<BigDecimal> number = StrictJson.decimal(TextNode.valueOf(text.strip()));
            if (number.isEmpty()) {
                throw new UnreadableTextException(RecordErrorCode.INVALID_NUMBER,
                        "A number below 10^15 with at most 6 decimals is expected");
            }
            if (divisor.compareTo(BigDecimal.ONE) == 0) {
                return number.get().toPlainString();
            }
            return number.get().divide(divisor, MathContext.DECIMAL64)
                    .setScale(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        }
    }

    /** Hours, minutes and seconds such as 01:30 or 00:45:30, in minutes. */
    record Minutes() implements Conversion {
        @Override
        public String convert(String text) throws UnreadableTextException {
            return SourceTime.minutes(text.strip()).toPlainString();
        }
    }

    /** True or false in the source's words, whatever their case. */
    record Flag(Set<String> trueWords, Set<String> falseWords) implements Conversion {
        static final Flag USUAL = new Flag(Set.of("true", "yes", "1"), Set.of("false", "no", "0"));

        @Override
        public String convert(String text) throws UnreadableTextException {
            String word = text.strip().toLowerCase(Locale.ROOT);
            if (trueWords.contains(word)) {
                return "true";
            }
            if (falseWords.contains(word)) {
                return "false";
            }
            throw new UnreadableTextException(RecordErrorCode.UNKNOWN_VALUE,
                    "One of " + String.join(", ", trueWords) + ", " + String.join(", ", falseWords) + " is expected");
        }
    }
}
