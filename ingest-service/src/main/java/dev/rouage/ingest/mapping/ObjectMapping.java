package dev.rouage.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.platform.event.RecordKind;

/** One of the mappings of a foreign object. */
public final class ObjectMapping {
    private final RecordMapping rules;
    private final Set<String> required;

    /**
     * @param required
     *            our fields, or {@code id}, for which a file must have a column
     */
    ObjectMapping(RecordMapping rules, Set<String> required) {
        this.rules = rules;
        this.required = Set.copyOf(required);
    }

    /** The kind of the records that it makes. */
    public RecordKind kind() {
        return rules.kind();
    }

    /**
     * Maps a JSON object.
     *
     * @param complete
     *            whether it is the whole record, and not only what has changed
     * @return empty when the object is none of this mapping's business
     */
    public Optional<MappedItem> map(JsonNode object, boolean complete, String source) {
        return rules.map(new JsonRow(rules.columns(), object, complete), source);
    }

    List<MappingError> missing(Set<String> header) {
        List<MappingError> errors = new ArrayList<>();
        for (String field : new TreeSet<>(required)) {
            ValueRule rule = field.equals("id") ? rules.id() : rules.fields().get(field);
            List<String> columns = rule == null
                    ? List.of()
                    : rule.columns().mapToObj(rules.columns()::name).distinct().toList();
            if (!columns.isEmpty() && columns.stream().noneMatch(header::contains)) {
                errors.add(new MappingError(MappingErrorCode.MISSING_COLUMN, Columns.pointer(columns.getFirst()),
                        "The file needs a column " + String.join(" or ", columns) + " for '" + field + "' of a "
                                + kind().wireName()));
            }
        }
        return errors;
    }

    /** The rules, with all other columns of the header kept where the mapping wants them. */
    RecordMapping forHeader(List<String> header) {
        if (!rules.traits().keepsAll()) {
            return rules;
        }
        Columns columns = rules.columns();
        Set<String> read = IntStream.range(0, columns.size()).mapToObj(columns::name)
                .collect(Collectors.toSet());
        Columns all = new Columns();
        IntStream.range(0, columns.size()).forEach(i -> all.number(columns.name(i)));
        List<Integer> kept = header.stream().map(String::strip).filter(name -> !name.isEmpty() && !read.contains(name))
                .map(all::number).distinct().toList();
        return new RecordMapping(rules.kind(), all, rules.id(), rules.clock(), rules.deleted(), rules.fields(),
                rules.history(), kept, rules.needs(), rules.conditions(), rules.traits());
    }
}
