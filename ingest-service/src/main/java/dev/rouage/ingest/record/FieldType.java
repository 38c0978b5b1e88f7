package dev.rouage.ingest.record;

import java.math.BigDecimal;
import java.util.Set;

import dev.rouage.platform.event.RecordKind;

/** What a field may hold. */
sealed interface FieldType {
    /** Any text of up to 64 K characters. */
    record Text() implements FieldType {}

    /** One of a few words. */
    record Choice(Set<String> values) implements FieldType {}

    /** True or false. */
    record Flag() implements FieldType {}

    /** A whole number within bounds. */
    record Whole(int lowest, int highest) implements FieldType {}

    /** A decimal number within bounds; kept as text with its digits. */
    record Decimal(BigDecimal lowest, BigDecimal highest) implements FieldType {}

    /** An ISO 4217 code. */
    record CurrencyCode() implements FieldType {}

    /** A calendar day. */
    record Day() implements FieldType {}

    /** A point in time that has come, with its offset. */
    record Moment() implements FieldType {}

    /**
     * A point in time, or only its day as many a CRM keeps it; a day is never shifted through a zone.
     *
     * @param foreseen
     *            whether it may lie in the future
     */
    record DayOrMoment(boolean foreseen) implements FieldType {}

    /** Another record, of that kind. */
    record Reference(RecordKind kind) implements FieldType {}
}
