package dev.rouage.ingest.graph;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Ids as clients write them. */
final class GraphId {

    private GraphId() {}

    /** The id, or null for a text that is none: it is answered like the id of a record that does not exist. */
    static @Nullable UUID parse(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    static List<@Nullable UUID> parseAll(List<String> texts) {
        return texts.stream().<@Nullable UUID>map(GraphId::parse).toList();
    }
}
