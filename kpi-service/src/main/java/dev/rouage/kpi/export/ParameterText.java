package dev.rouage.kpi.export;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/** Reads the text of a parameter; what is none of its values is an {@code INVALID_ARGUMENT}. */
final class ParameterText {
    private ParameterText() {}

    static <E extends Enum<E>> @Nullable E word(String name, @Nullable String text, Class<E> type) {
        try {
            return text == null ? null : Enum.valueOf(type, text);
        } catch (IllegalArgumentException _) {
            throw invalid(name, text, "one of " + List.of(type.getEnumConstants()));
        }
    }

    static @Nullable LocalDate day(String name, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw invalid(name, text, "a day as 2026-01-31");
        }
    }

    static @Nullable Integer number(String name, @Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException _) {
            throw invalid(name, text, "a whole number");
        }
    }

    static @Nullable BigDecimal amount(String name, @Nullable String text) {
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw invalid(name, text, "a number as 1234.50");
        }
    }

    private static RouageException invalid(String name, @Nullable String text, String expected) {
        return new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                "'" + name + "' is '" + text + "'; it must be " + expected);
    }
}
