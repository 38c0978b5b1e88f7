package dev.rouage.gateway.supergraph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An object, interface or union type, seen over all subgraphs.
 *
 * @param members by subgraph, the object types that an object of this type may have there; an object type has itself
 */
public record CompositeType(String name, Kind kind, Map<String, TypeField> fields, Map<Subgraph, TypePlace> places,
        Map<Subgraph, Set<String>> members) {

    /** Object types have instances; the others stand for several object types. */
    public enum Kind {
        OBJECT, INTERFACE, UNION
    }

    public boolean isAbstract() {
        return kind != Kind.OBJECT;
    }

    /** The field, or null where the type has none of this name. */
    public @Nullable TypeField field(String fieldName) {
        return fields.get(fieldName);
    }

    /** What the subgraph knows of the field, or null where it does not declare it. */
    public @Nullable FieldPlace fieldPlace(String fieldName, Subgraph subgraph) {
        TypeField field = fields.get(fieldName);
        return field == null ? null : field.places().get(subgraph);
    }

    /** The object types that this type may stand for in the subgraph; empty where the subgraph does not know it. */
    public Set<String> members(Subgraph subgraph) {
        return members.getOrDefault(subgraph, Set.of());
    }

    /** Whether the subgraph sees this interface as an object type, and so can't tell what its objects really are. */
    public boolean isInterfaceObject(Subgraph subgraph) {
        TypePlace place = places.get(subgraph);
        return place != null && place.interfaceObject();
    }

    CompositeType under(Set<String> activeLabels) {
        Map<String, TypeField> kept = new LinkedHashMap<>();
        fields.forEach((fieldName, field) -> kept.put(fieldName, field.under(activeLabels)));
        return new CompositeType(name, kind, kept, places, members);
    }
}
