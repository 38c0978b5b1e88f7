package dev.rouage.kpi.record;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The records that a record refers to, as it states them: whom they were merged into is not followed. They are columns, by
 * which the records that refer to another are found.
 *
 * @param rep
 *            its owner, or who did it
 */
public record References(@Nullable UUID account, @Nullable UUID lead, @Nullable UUID opportunity, @Nullable UUID rep) {

    static References of(JsonNode fields) {
        return new References(id(fields, "account"), id(fields, "lead"), id(fields, "opportunity"),
                fields.hasNonNull("owner") ? id(fields, "owner") : id(fields, "rep"));
    }

    private static @Nullable UUID id(JsonNode fields, String name) {
        return RecordJson.id(fields, name).orElse(null);
    }
}
