package dev.rouage.ingest.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.mapping.MappedItem;
import dev.rouage.ingest.mapping.ObjectMapping;
import dev.rouage.ingest.mapping.Preset;
import dev.rouage.platform.json.StrictJson;

/** Makes items of changes, by a connection's mapping. */
final class ChangeItems {
    private final Preset preset;
    private final String source;

    ChangeItems(Preset preset, String source) {
        this.preset = preset;
        this.source = source;
    }

    /** Whether the mapping has anything for that object. */
    boolean knows(String object) {
        return !preset.objects().getOrDefault(object, List.of()).isEmpty();
    }

    /** The items that a change stands for, each at the time of the change; none for one that says nothing about records. */
    List<MappedItem> of(Change change) {
        return switch (change) {
            case Change.Upsert upsert -> upsert(upsert);
            case Change.Delete(String object, String id, Instant at) -> operation(object, id, "DELETE", at);
            case Change.Restore(String object, String id, Instant at) -> operation(object, id, "RESTORE", at);
            case Change.Merge merge -> merge(merge);
            case Change.Gap _ -> List.of();
            case Change.Erasure _ -> List.of();
        };
    }

    /** The item that is the object's own record, with nothing in it but its key. */
    Optional<MappedItem> key(String object, String id) {
        List<ObjectMapping> mappings = preset.objects().getOrDefault(object, List.of());
        ObjectNode row = StrictJson.mapper().createObjectNode().put("id", id).put("Id", id).put("externalId", id);
        return mappings.isEmpty() ? Optional.empty() : mappings.getFirst().map(row, false, source).map(item -> {
            if (item instanceof MappedItem.Readable readable) {
                readable.item().remove(List.of("fields", "nulled", "history", "version", "occurredAt"));
            }
            return item;
        });
    }

    private List<MappedItem> upsert(Change.Upsert change) {
        List<MappedItem> items = new ArrayList<>();
        for (ObjectMapping mapping : preset.objects().getOrDefault(change.object(), List.of())) {
            mapping.map(change.row(), change.complete(), source).ifPresent(item -> {
                if (item instanceof MappedItem.Readable readable) {
                    readable.item().put("occurredAt", change.at().toString()).remove("version");
                }
                items.add(item);
            });
        }
        return items;
    }

    private List<MappedItem> operation(String object, String id, String operation, Instant at) {
        return key(object, id).stream().map(item -> {
            if (item instanceof MappedItem.Readable readable) {
                readable.item().put("op", operation).put("occurredAt", at.toString());
            }
            return item;
        }).toList();
    }

    private List<MappedItem> merge(Change.Merge change) {
        Optional<MappedItem> survivor = key(change.object(), change.survivor());
        return operation(change.object(), change.id(), "MERGE", change.at()).stream().map(item -> {
            if (item instanceof MappedItem.Readable merged
                    && survivor.orElse(null) instanceof MappedItem.Readable into) {
                merged.item().put("mergedInto", into.item().path("externalId").asText());
            }
            return item;
        }).toList();
    }
}
