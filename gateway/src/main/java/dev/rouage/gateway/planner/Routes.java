package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.EntityKey;
import dev.rouage.gateway.supergraph.FieldPlace;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.supergraph.TypePlace;

/** Finds the shortest way for a subgraph to come to a site, from the subgraphs that are there already. */
final class Routes {
    private final Coverage coverage;

    Routes(Coverage coverage) {
        this.coverage = coverage;
    }

    /** The moves to make, in their order; none where the subgraph is there, empty where there is no way. */
    Optional<List<Move>> to(Subgraph target, Site site) {
        if (site.isIn(target)) {
            return Optional.of(List.of());
        }
        if (site.origin() instanceof Site.Origin.Root) {
            return Optional.of(List.of(new Move.FromRoot(target)));
        }
        Map<Subgraph, List<Move>> reached = startingPoints(site);
        expand(site, reached, target);
        if (!reached.containsKey(target)) {
            addReentries(site, reached);
            expand(site, reached, target);
        }
        return Optional.ofNullable(reached.get(target));
    }

    /** The moves that end with one by key into the subgraph, even though it may be there already. */
    Optional<List<Move>> byKey(Subgraph target, Site site) {
        Map<Subgraph, List<Move>> reached = startingPoints(site);
        Optional<List<Move>> direct = keyMove(site, target, reached);
        if (direct.isEmpty()) {
            for (Subgraph other : site.type().places().keySet()) {
                if (!other.equals(target)) {
                    expand(site, reached, other);
                }
            }
            direct = keyMove(site, target, reached);
        }
        return direct;
    }

    private static Map<Subgraph, List<Move>> startingPoints(Site site) {
        Map<Subgraph, List<Move>> reached = new LinkedHashMap<>();
        site.presences().forEach(presence -> reached.put(presence.subgraph(), List.of()));
        return reached;
    }

    /** Goes on from what is reached, one move at a time, until the target is reached or nothing more can be. */
    private void expand(Site site, Map<Subgraph, List<Move>> reached, Subgraph target) {
        boolean progress = true;
        while (progress && !reached.containsKey(target)) {
            Map<Subgraph, List<Move>> next = new LinkedHashMap<>();
            for (Subgraph candidate : site.type().places().keySet()) {
                if (!reached.containsKey(candidate)) {
                    keyMove(site, candidate, reached).ifPresent(moves -> next.put(candidate, moves));
                }
            }
            reached.putAll(next);
            progress = !next.isEmpty();
        }
    }

    private Optional<List<Move>> keyMove(Site site, Subgraph target, Map<Subgraph, List<Move>> reached) {
        TypePlace place = site.type().places().get(target);
        if (place == null || site.type().isAbstract()) {
            return Optional.empty();
        }
        return place.keys()
                .stream()
                .filter(EntityKey::resolvable)
                .flatMap(key -> movesFor(site, key.fields(), reached)
                        .map(moves -> with(moves, new Move.ByKey(target, key)))
                        .stream())
                .min((one, other) -> Integer.compare(one.size(), other.size()));
    }

    /** The moves after which all fields of a key can be asked for at the site, or empty where they never can. */
    private Optional<List<Move>> movesFor(Site site, SelectionSet fields, Map<Subgraph, List<Move>> reached) {
        Set<Move> moves = new LinkedHashSet<>();
        for (Selection selection : fields.selections()) {
            var only = new SelectionSet(List.of(selection));
            Optional<List<Move>> shortest = reached.entrySet()
                    .stream()
                    .filter(each -> coverage.answersAll(site.type(), only, each.getKey(),
                            provided(site, each.getKey())))
                    .map(Map.Entry::getValue)
                    .min((one, other) -> Integer.compare(one.size(), other.size()));
            if (shortest.isEmpty()) {
                return Optional.empty();
            }
            moves.addAll(shortest.get());
        }
        return Optional.of(List.copyOf(moves));
    }

    private static SelectionSet provided(Site site, Subgraph subgraph) {
        return site.presences()
                .stream()
                .filter(presence -> presence.subgraph().equals(subgraph))
                .map(Presence::provided)
                .reduce(SelectionSet.EMPTY, Provisions::both);
    }

    /** The subgraphs that can come to the site through the field above it. */
    private void addReentries(Site site, Map<Subgraph, List<Move>> reached) {
        switch (site.origin()) {
            case Site.Origin.Root() -> {
                // Nothing is above the root.
            }
            case Site.Origin.Narrowed(Site wide) -> {
                for (Subgraph subgraph : wide.type().places().keySet()) {
                    if (wide.type().members(subgraph).contains(site.type().name())) {
                        reenter(wide, subgraph, reached);
                    }
                }
            }
            case Site.Origin.BelowField _ -> site.type()
                    .places()
                    .keySet()
                    .forEach(subgraph -> reenter(site, subgraph, reached));
        }
    }

    private void reenter(Site site, Subgraph subgraph, Map<Subgraph, List<Move>> reached) {
        if (site.origin() instanceof Site.Origin.BelowField(Site parent, FieldSelection field)
                && !reached.containsKey(subgraph) && opens(parent.type(), field, subgraph)
                && to(subgraph, parent).isPresent()) {
            reached.put(subgraph, List.of(new Move.ThroughParent(subgraph)));
        }
    }

    private static boolean opens(CompositeType type, FieldSelection field, Subgraph subgraph) {
        FieldPlace place = type.fieldPlace(field.name(), subgraph);
        return place != null && !place.external() && place.requires().isEmpty();
    }

    private static List<Move> with(List<Move> moves, Move last) {
        List<Move> all = new ArrayList<>(moves);
        all.add(last);
        return List.copyOf(all);
    }
}
