package dev.rouage.ingest.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

import dev.rouage.ingest.record.RecordErrorCode;
import org.jspecify.annotations.Nullable;

/** Days and times as the CRMs write them: ISO with or without offset, with a blank for the T, or milliseconds since 1970. */
final class SourceTime {
    private static final int DAY = 10;
    private static final int MINUTE = 16;
    private static final int SECOND = 19;
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME).optionalStart().appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHmm", "Z").optionalEnd().toFormatter();

    private SourceTime() {}

    /** The day that is written, or the day of a moment in the zone; without a zone, milliseconds are a day's UTC midnight. */
    static LocalDate day(String text, @Nullable ZoneId zone) throws UnreadableTextException {
        try {
            if (isMillis(text)) {
                return Instant.ofEpochMilli(Long.parseLong(text)).atZone(zone == null ? ZoneOffset.UTC : zone)
                        .toLocalDate();
            }
            if (text.length() <= DAY || zone == null || !hasOffset(text)) {
                String day = text.length() > DAY && (text.charAt(DAY) == 'T' || text.charAt(DAY) == ' ')
                        ? text.substring(0, DAY)
                        : text;
                return LocalDate.parse(day);
            }
            return moment(text, zone).atZone(zone).toLocalDate();
        } catch (DateTimeException _) {
            throw invalid();
        }
    }

    /** The moment that is written; a day is its beginning in the zone. */
    static Instant moment(String text, ZoneId zone) throws UnreadableTextException {
        try {
            if (isMillis(text)) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
            if (text.length() <= DAY) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            if (text.length() >= SECOND && text.charAt(MINUTE) == ':') {
                return exactMoment(text, zone);
            }
            String iso = text.charAt(DAY) == ' ' ? text.substring(0, DAY) + 'T' + text.substring(DAY + 1) : text;
            return hasOffset(iso)
                    ? OffsetDateTime.parse(iso, WITH_OFFSET).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            throw invalid();
        }
    }

    /** By hand, because exports have millions of them: date, T or blank, time, decimals, offset. */
    private static Instant exactMoment(String text, ZoneId zone) {
        int end = SECOND;
        int nanos = 0;
        if (end < text.length() && text.charAt(end) == '.') {
            int digit = 100_000_000;
            for (end++; end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9'; end++, digit /= 10) {
                nanos += (text.charAt(end) - '0') * digit;
            }
        }
        boolean separated = text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(13) == ':'
                && (text.charAt(DAY) == 'T' || text.charAt(DAY) == ' ');
        if (!separated) {
            throw new DateTimeException("no ISO time");
        }
        LocalDateTime local = LocalDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DAY),
                number(text, DAY + 1, 13), number(text, 14, MINUTE), number(text, MINUTE + 1, SECOND), nanos);
        return end == text.length()
                ? local.atZone(zone).toInstant()
                : local.toInstant(ZoneOffset.of(text.substring(end)));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new DateTimeException("no digit");
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    /** A length of time in minutes. */
    static BigDecimal minutes(String text) throws UnreadableTextException {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length > 3 || !text.chars().allMatch(c -> c == ':' || c >= '0' && c <= '9')) {
            throw notALength();
        }
        try {
            long seconds = Integer.parseInt(parts[0]) * 3_600L + Integer.parseInt(parts[1]) * 60L
                    + (parts.length == 3 ? Integer.parseInt(parts[2]) : 0);
            return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
        } catch (NumberFormatException _) {
            throw notALength();
        }
    }

    /** Eleven to fourteen digits: no day has as many, and no moment before 1973 or after 5138 fewer or more. */
    private static boolean isMillis(String text) {
        return text.length() >= 11 && text.length() <= 14 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean hasOffset(String text) {
        return text.endsWith("Z") || text.indexOf('+', DAY) > 0 || text.indexOf('-', DAY) > 0;
    }

    private static UnreadableTextException invalid() {
        return new UnreadableTextException(RecordErrorCode.INVALID_DATE,
                "A day or time such as 2026-01-31, 2026-01-31 10:00:00, 2026-01-31T10:00:00Z, or milliseconds since 1970 is expected");
    }

    private static UnreadableTextException notALength() {
        return new UnreadableTextException(RecordErrorCode.INVALID_NUMBER, "A length such as 01:30 is expected");
    }
}
