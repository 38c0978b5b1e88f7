package dev.rouage.ingest.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.rouage.platform.event.RecordKind;

/**
 * The mappings of an object, made ready for the header of one file: where each column is, is worked out once. Not for
 * several threads at a time.
 */
public final class CsvMapping {
    /** How many records that many rows repeat are remembered; beyond that they are told again, which does no harm. */
    private static final int REMEMBERED = 10_000;

    private final String source;
    private final List<Part> parts;
    private final Set<MappedItem> told = new HashSet<>();

    private CsvMapping(String source, List<Part> parts) {
        this.source = source;
        this.parts = parts;
    }

    /**
     * Prepares the mappings of an object for a file.
     *
     * @param header
     *            the names of the file's columns in their order
     * @param source
     *            the name of the system that the records come from
     * @throws InvalidMappingException
     *             with {@code MISSING_COLUMN} for each column that the file lacks
     */
    public static CsvMapping of(List<ObjectMapping> mappings, List<String> header, String source) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            positions.putIfAbsent(header.get(i).strip(), i);
        }
        Map<String, MappingError> errors = new LinkedHashMap<>();
        List<Part> parts = new ArrayList<>();
        for (ObjectMapping mapping : mappings) {
            mapping.missing(positions.keySet()).forEach(error -> errors.putIfAbsent(error.pointer(), error));
            RecordMapping rules = mapping.forHeader(header);
            int[] places = new int[rules.columns().size()];
            for (int i = 0; i < places.length; i++) {
                places[i] = positions.getOrDefault(rules.columns().name(i), -1);
            }
            parts.add(new Part(rules, new CsvRow(places, rules.traits().emptyClears())));
        }
        if (!errors.isEmpty()) {
            throw new InvalidMappingException(List.copyOf(errors.values()));
        }
        return new CsvMapping(source, parts);
    }

    /** The kinds of records that the file yields. */
    public Set<RecordKind> kinds() {
        Set<RecordKind> kinds = new HashSet<>();
        parts.forEach(part -> kinds.add(part.mapping.kind()));
        return kinds;
    }

    /**
     * Maps a line; a line may yield no item, or several, of several kinds.
     *
     * @param cells
     *            the line's cells in the header's order; missing ones at its end count as empty. Not kept.
     */
    public void map(String[] cells, Consumer<MappedItem> items) {
        for (Part part : parts) {
            part.row.moveTo(cells);
            Optional<MappedItem> item = part.mapping.map(part.row, source);
            if (item.isPresent() && isNews(part, item.get())) {
                items.accept(item.get());
            }
        }
    }

    private boolean isNews(Part part, MappedItem item) {
        if (!part.mapping.traits().distinct()) {
            return true;
        }
        return told.contains(item) ? false : told.size() >= REMEMBERED || told.add(item);
    }

    private record Part(RecordMapping mapping, CsvRow row) {}
}
