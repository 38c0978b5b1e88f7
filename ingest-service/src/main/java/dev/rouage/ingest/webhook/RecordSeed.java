package dev.rouage.ingest.webhook;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.record.KnownFields;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;

/**
 * The beginning of a record of which several changes together tell what it can't do without, but none of them all of it.
 * The changes are applied on top of it, each with its own time, so that the record is the same whichever came first: the
 * beginning is as old as the oldest of them, and of a field's history it tells nothing that they don't.
 */
final class RecordSeed {
    private static final Comparator<ObjectNode> OLDEST_FIRST = Comparator.comparing(RecordSeed::at);

    private RecordSeed() {}

    /** Empty as long as something that is required is not known. */
    static Optional<ObjectNode> of(RecordKind kind, List<ObjectNode> changes) {
        List<ObjectNode> ordered = changes.stream().filter(change -> !change.has("op")).sorted(OLDEST_FIRST).toList();
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode seed = StrictJson.mapper().createObjectNode();
        seed.set("source", ordered.getFirst().get("source"));
        seed.set("externalId", ordered.getFirst().get("externalId"));
        seed.put("occurredAt", at(ordered.getFirst()).toString());
        ObjectNode fields = seed.putObject("fields");
        for (String field : KnownFields.requiredBy(kind)) {
            ObjectNode teller = ordered.stream().filter(change -> change.path("fields").hasNonNull(field)).findFirst()
                    .orElse(null);
            if (teller == null) {
                return Optional.empty();
            }
            fields.set(field, teller.path("fields").get(field));
            if (KnownFields.trackedBy(kind).contains(field)) {
                seed.withObjectProperty("history").putArray(field).addObject().put("at", at(teller).toString())
                        .set("value", teller.path("fields").get(field));
            }
        }
        return Optional.of(seed);
    }

    private static Instant at(ObjectNode change) {
        return Instant.parse(change.path("occurredAt").asText());
    }
}
