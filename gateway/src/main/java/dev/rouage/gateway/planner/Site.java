package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.supergraph.CompositeType;
import org.jspecify.annotations.Nullable;

/** A place in the data where there are objects of one type, and the steps that fetch fields of them. */
final class Site {

    /** How the site is reached from the one above it. */
    sealed interface Origin {
        record Root() implements Origin {}

        record BelowField(Site parent, FieldSelection field) implements Origin {}

        /** The same objects as the abstract site's, but only those of one type. */
        record Narrowed(Site wide) implements Origin {}
    }

    private final Origin origin;
    private final CompositeType type;
    private final List<PathSegment> path;
    private final Coverage coverage;
    private final List<Presence> presences = new ArrayList<>();
    private final Map<String, Site> children = new HashMap<>();
    private final Map<String, Site> narrowed = new HashMap<>();
    private final Map<String, Presence> placed = new HashMap<>();

    private Site(Origin origin, CompositeType type, List<PathSegment> path, Coverage coverage) {
        this.origin = origin;
        this.type = type;
        this.path = List.copyOf(path);
        this.coverage = coverage;
    }

    static Site root(CompositeType type, Coverage coverage) {
        return new Site(new Origin.Root(), type, List.of(), coverage);
    }

    Origin origin() {
        return origin;
    }

    CompositeType type() {
        return type;
    }

    List<PathSegment> path() {
        return path;
    }

    /** The steps that are here, in the order in which they came. */
    List<Presence> presences() {
        if (origin instanceof Origin.Narrowed(Site wide)) {
            wide.presences().forEach(this::narrow);
        }
        return List.copyOf(presences);
    }

    /** The step that sees the site like this, or null where there is none. */
    @Nullable
    Presence presence(SubgraphView view) {
        for (Presence presence : presences()) {
            if (presence.view().equals(view)) {
                return presence;
            }
        }
        return null;
    }

    /** The first step here that tells the types of the objects, or null where none does. */
    @Nullable
    Presence typed() {
        for (Presence presence : presences()) {
            if (presence.view().isTyped()) {
                return presence;
            }
        }
        return null;
    }

    Presence add(Presence presence) {
        for (Presence present : presences) {
            if (present.step() == presence.step()) {
                return present;
            }
        }
        presences.add(presence);
        return presence;
    }

    private void narrow(Presence wide) {
        String member = type.name();
        if (wide.view().members().contains(member)) {
            var selection = wide.view().type().isAbstract() ? wide.selection().fragment(member) : wide.selection();
            add(new Presence(wide.step(), selection, coverage.as(wide.view(), member),
                    coverage.provided(wide.provided(), member)));
        }
    }

    /** The object types that the objects here may have, as far as the subgraphs that bring them know. */
    Set<String> possibleTypes() {
        Set<String> possible = new LinkedHashSet<>();
        presences().forEach(presence -> possible.addAll(presence.view().members()));
        return possible;
    }

    /** The site below a field. */
    Site child(String key, FieldSelection field, CompositeType childType) {
        return children.computeIfAbsent(key, _ -> new Site(
                new Origin.BelowField(this, field), childType, extended(new PathSegment.Field(key)), coverage));
    }

    /** The site of those objects here that are of this type; this site itself where all of them are. */
    Site narrow(CompositeType member) {
        return member.name().equals(type.name())
                ? this
                : narrowed.computeIfAbsent(member.name(), name -> new Site(
                        new Origin.Narrowed(this), member, extended(new PathSegment.OfType(name)), coverage));
    }

    private List<PathSegment> extended(PathSegment segment) {
        List<PathSegment> extended = new ArrayList<>(path);
        extended.add(segment);
        return extended;
    }

    /** Where the field with this key is fetched, or null where it is not yet. */
    @Nullable
    Presence placed(String key) {
        return placed.get(key);
    }

    void place(String key, Presence presence) {
        placed.put(key, presence);
    }
}
