package dev.rouage.demo.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The fields of an item in the order in which they were given; values are text, whole numbers, decimals or booleans. */
public final class Fields {

    private static final Fields NONE = new Fields(Map.of());

    private final Map<String, Object> values;

    private Fields(Map<String, Object> values) {
        this.values = values;
    }

    public static Fields none() {
        return NONE;
    }

    /** Text, or a reference by its external id; a null value leaves the field out. */
    public Fields with(String name, @Nullable String value) {
        return put(name, value);
    }

    public Fields with(String name, @Nullable LocalDate value) {
        return put(name, value == null ? null : value.toString());
    }

    public Fields with(String name, @Nullable Instant value) {
        return put(name, value == null ? null : value.toString());
    }

    public Fields with(String name, int value) {
        return put(name, value);
    }

    public Fields with(String name, boolean value) {
        return put(name, value);
    }

    /** A decimal that travels as a JSON number: a probability, a rate. */
    public Fields withNumber(String name, BigDecimal value) {
        return put(name, value);
    }

    /** An amount, which travels as a string beside its currency; without an amount there is no currency either. */
    public Fields withMoney(String name, @Nullable BigDecimal amount, String currency) {
        return amount == null ? this : put(name, amount.toPlainString()).put("currency", currency);
    }

    /** These fields, overwritten by the newer ones: what an update leaves behind. */
    public Fields and(Fields newer) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        merged.putAll(newer.values);
        return new Fields(Collections.unmodifiableMap(merged));
    }

    public Fields without(Iterable<String> names) {
        Map<String, Object> remaining = new LinkedHashMap<>(values);
        names.forEach(remaining::remove);
        return new Fields(Collections.unmodifiableMap(remaining));
    }

    public Map<String, Object> asMap() {
        return values;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    private Fields put(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Fields(Collections.unmodifiableMap(more));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && values.equals(fields.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
