package dev.rouage.ingest.mapping;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConversionTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({"2026-03-29 01:59:59,2026-03-29T00:59:59Z", "2026-03-29 03:00:00,2026-03-29T01:00:00Z",
            "2026-10-25,2026-10-24T22:00:00Z", "2026-01-31T10:00:00.123Z,2026-01-31T10:00:00.123Z",
            "2026-01-31T10:00:00.000+0000,2026-01-31T10:00:00Z", "2026-01-31T10:00:00-05:00,2026-01-31T15:00:00Z",
            "2026-01-31T10:00Z,2026-01-31T10:00:00Z",
            "1708986598741,2024-02-26T22:29:58.741Z", "2018-12-18 18:20:30.829,2018-12-18T17:20:30.829Z"})
    void readsMomentsAsTheCrmsWriteThem(String text, String moment) throws UnreadableTextException {
        assertThat(new Conversion.Moment(PARIS, Duration.ZERO).convert(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31,2026-03-31", "2018-12-19 00:00:00,2018-12-19", "2024-03-31T22:00:00.000Z,2024-03-31",
            "1653955200000,2022-05-31"})
    void aDayStaysTheDayThatIsWritten(String text, String day) throws UnreadableTextException {
        assertThat(new Conversion.Day(null).convert(text)).isEqualTo(day);
    }

    @Test
    void aZoneTellsWhoseDayIsMeant() throws UnreadableTextException {
        assertThat(new Conversion.Day(PARIS).convert("2024-03-31T22:00:00.000Z")).isEqualTo("2024-04-01");
        assertThat(new Conversion.Day(PARIS).convert("2024-03-31")).isEqualTo("2024-03-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "yesterday", "12/31/2026", "-", "2026-13-01T00:00:00Z",
            "2026-01-01T25:00:00Z", "2026-01-01T10:00:00.12x", "2026-01-01T10:00:00+99:00", "2026/01/01 10:00:00",
            "99999999999999999999"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> new Conversion.Moment(ZoneOffset.UTC, Duration.ZERO).convert(text))
                .isInstanceOf(UnreadableTextException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "yesterday", "12/31/2026", "-", "99999999999999999999"})
    void refusesWhatIsNoDay(String text) {
        assertThatThrownBy(() -> new Conversion.Day(null).convert(text)).isInstanceOf(UnreadableTextException.class);
    }

    @Test
    void dividesNumbers() throws UnreadableTextException {
        assertThat(new Conversion.Number(BigDecimal.valueOf(100)).convert("65")).isEqualTo("0.65");
        assertThat(new Conversion.Number(BigDecimal.valueOf(60)).convert("100")).isEqualTo("1.666667");
        assertThat(new Conversion.Number(BigDecimal.ONE).convert(" 1200.50 ")).isEqualTo("1200.50");
        assertThatThrownBy(() -> new Conversion.Number(BigDecimal.ONE).convert("1e99999999"))
                .isInstanceOf(UnreadableTextException.class);
    }

    @Test
    void readsLengthsAndFlags() throws UnreadableTextException {
        assertThat(new Conversion.Minutes().convert("01:30")).isEqualTo("90");
        assertThat(new Conversion.Minutes().convert("00:00:45")).isEqualTo("0.75");
        assertThatThrownBy(() -> new Conversion.Minutes().convert("half an hour"))
                .isInstanceOf(UnreadableTextException.class);
        assertThat(Conversion.Flag.USUAL.convert("TRUE")).isEqualTo("true");
        assertThatThrownBy(() -> Conversion.Flag.USUAL.convert("perhaps"))
                .isInstanceOf(UnreadableTextException.class);
    }
}
