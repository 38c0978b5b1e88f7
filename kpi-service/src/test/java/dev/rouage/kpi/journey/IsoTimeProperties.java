package dev.rouage.kpi.journey;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Against the library, which is to be as strict. */
class IsoTimeProperties {

    @Property
    void readsAnyDateAsTheLibraryDoes(@ForAll("dates") String text) {
        assertEquals(attempt(LocalDate::parse, text), attempt(IsoTime::date, text));
    }

    @Property
    void readsAnyInstantAsTheLibraryDoes(@ForAll("instants") String text) {
        assertEquals(attempt(one -> OffsetDateTime.parse(one).toInstant(), text), attempt(IsoTime::instant, text));
    }

    @Example
    void readsTheLastSecondOfALeapDay() {
        assertEquals(Optional.of(Instant.parse("2024-02-29T23:59:59Z")),
                attempt(IsoTime::instant, "2024-02-29T23:59:59Z"));
        assertTrue(attempt(IsoTime::instant, "2023-02-29T23:59:59Z").isEmpty());
        assertTrue(attempt(IsoTime::instant, "2024-02-29T24:00:00Z").isEmpty());
        assertTrue(attempt(IsoTime::date, "2023-02-29").isEmpty());
    }

    private static <T> Optional<T> attempt(Function<String, T> read, String text) {
        try {
            return Optional.of(read.apply(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Days that there are and some that there are not. */
    @Provide
    Arbitrary<String> dates() {
        return altered(
                Combinators.combine(Arbitraries.integers().between(0, 9999), Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32)).as("%04d-%02d-%02d"::formatted));
    }

    @Provide
    Arbitrary<String> instants() {
        Arbitrary<String> ends = Arbitraries.of("Z", "Z", "Z", "z", "", ".5Z", ".123456789Z", "+02:00", "-00:30",
                "+0200");
        return altered(Combinators.combine(dates(), Arbitraries.of("T", "T", "T", "T", "t", " "),
                Arbitraries.integers().between(0, 24), Arbitraries.integers().between(0, 60),
                Arbitraries.integers().between(0, 60), ends).as(
                        (date, t, hour, minute, second, end) -> date + t
                                + "%02d:%02d:%02d".formatted(hour, minute, second) + end));
    }

    /** Mostly as it is, sometimes with another character somewhere. */
    private static Arbitrary<String> altered(Arbitrary<String> texts) {
        return Combinators.combine(texts, Arbitraries.integers().between(0, 200),
                Arbitraries.of('0', '9', '/', ':', '-', 'T', ' ', '\u0663'))
                .as((text, at, character) -> at < text.length()
                        ? text.substring(0, at) + character + text.substring(at + 1)
                        : text);
    }
}
