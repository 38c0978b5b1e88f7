package dev.rouage.kpi.restate;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.rouage.kpi.contribution.JourneyKind;

/** Journeys that may contribute something else than before. */
public final class Touched {
    private final Map<JourneyKind, Set<UUID>> ids = new EnumMap<>(JourneyKind.class);

    private Touched() {}

    /** No journey, to begin with. */
    public static Touched none() {
        return new Touched();
    }

    /** Those of one kind. */
    public static Touched of(JourneyKind kind, Collection<UUID> ids) {
        return none().add(kind, ids);
    }

    /** Adds those. */
    public Touched add(JourneyKind kind, Collection<UUID> more) {
        if (!more.isEmpty()) {
            ids.computeIfAbsent(kind, _ -> new HashSet<>()).addAll(more);
        }
        return this;
    }

    /** Adds that one. */
    public Touched add(JourneyKind kind, UUID id) {
        ids.computeIfAbsent(kind, _ -> new HashSet<>()).add(id);
        return this;
    }

    /** Adds all of those. */
    public Touched addAll(Touched other) {
        other.ids.forEach(this::add);
        return this;
    }

    /** A copy, to which more can be added. */
    public Touched copy() {
        return none().addAll(this);
    }

    /** The ids of a kind. */
    public Set<UUID> of(JourneyKind kind) {
        return Set.copyOf(ids.getOrDefault(kind, Set.of()));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return ids.isEmpty();
    }
}
