package dev.rouage.demo.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The fields of an item in the order in which they were given; values are text, whole numbers, decimals or booleans.
 * Each adds one field to those before it, so that writing an item down copies nothing.
 */
public final class Fields {

    private static final Fields NONE = new Fields(null, "", "");

    private final @Nullable Fields before;
    private final String name;
    private final Object value;

    private Fields(@Nullable Fields before, String name, Object value) {
        this.before = before;
        this.name = name;
        this.value = value;
    }

    public static Fields none() {
        return NONE;
    }

    /** Text, or a reference by its external id; a null value leaves the field out. */
    public Fields with(String field, @Nullable String text) {
        return put(field, text);
    }

    public Fields with(String field, @Nullable LocalDate day) {
        return put(field, day == null ? null : day.toString());
    }

    public Fields with(String field, @Nullable Instant moment) {
        return put(field, moment == null ? null : moment.toString());
    }

    public Fields with(String field, int number) {
        return put(field, number);
    }

    public Fields with(String field, boolean flag) {
        return put(field, flag);
    }

    /** A decimal that travels as a JSON number: a probability, a rate. */
    public Fields withNumber(String field, BigDecimal number) {
        return put(field, number);
    }

    /** An amount, which travels as a string beside its currency; without an amount there is no currency either. */
    public Fields withMoney(String field, @Nullable BigDecimal amount, String currency) {
        return amount == null ? this : put(field, amount.toPlainString()).put("currency", currency);
    }

    /** These fields, overwritten by the newer ones: what an update leaves behind. */
    public Fields and(Fields newer) {
        return newer.before == null ? this : and(newer.before).put(newer.name, newer.value);
    }

    public Fields without(Iterable<String> fields) {
        Map<String, Object> remaining = asMap();
        fields.forEach(remaining::remove);
        Fields result = NONE;
        for (Map.Entry<String, Object> field : remaining.entrySet()) {
            result = result.put(field.getKey(), field.getValue());
        }
        return result;
    }

    /** A copy, by name. */
    public Map<String, Object> asMap() {
        Map<String, Object> values = before == null ? new LinkedHashMap<>() : before.asMap();
        if (before != null) {
            values.put(name, value);
        }
        return values;
    }

    public Optional<String> text(String field) {
        for (Fields at = this; at.before != null; at = at.before) {
            if (at.name.equals(field)) {
                return Optional.of(at.value.toString());
            }
        }
        return Optional.empty();
    }

    private Fields put(String field, @Nullable Object given) {
        return given == null ? this : new Fields(this, field, given);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && asMap().equals(fields.asMap());
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
