package dev.rouage.coaching.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Typed access to the fields of a record; what is absent or null is empty. A field of another type than the contract
 * says throws, which sends the change to the dead letters.
 */
public record RecordFields(ObjectNode json) {

    /** A text. */
    public Optional<String> text(String name) {
        return value(name).map(JsonNode::asText);
    }

    /** A reference to another record. */
    public Optional<UUID> id(String name) {
        return text(name).map(UUID::fromString);
    }

    /** A date. */
    public Optional<LocalDate> date(String name) {
        return text(name).map(LocalDate::parse);
    }

    /** The day of a field that is an instant or a date. A date stays the day it is, an instant's day is the zone's. */
    public Optional<LocalDate> day(String name, ZoneId zone) {
        return instant(name).map(at -> LocalDate.ofInstant(at, zone)).or(() -> date(name));
    }

    /** The instant of a field that is an instant or a date; empty for a date. */
    public Optional<Instant> instant(String name) {
        return text(name).filter(text -> text.indexOf('T') > 0).map(RecordFields::instantOf);
    }

    /** Reads an instant with its offset. */
    public static Instant instantOf(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> !value.isNull());
    }
}
