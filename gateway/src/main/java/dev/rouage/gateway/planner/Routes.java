package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.EntityKey;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.supergraph.Supergraph;
import dev.rouage.gateway.supergraph.TypePlace;

/** Finds the ways for a subgraph to come to a site, from the subgraphs that are there already. */
final class Routes {
    private static final Comparator<List<Move>> SHORTEST_FIRST = Comparator.comparingInt(List::size);

    private final Supergraph supergraph;
    private final Coverage coverage;
    private final Reentries reentries;
    private int nesting;

    Routes(Supergraph supergraph, Coverage coverage) {
        this.supergraph = supergraph;
        this.coverage = coverage;
        this.reentries = new Reentries(coverage, this);
    }

    /** The ways through the fields above sites. */
    Reentries reentries() {
        return reentries;
    }

    /** The ways in which subgraphs may see the site's objects: under their own type, or as an interface object. */
    List<SubgraphView> views(Site site) {
        List<SubgraphView> views = new ArrayList<>();
        boolean untyped = site.type().isAbstract() && site.typed() == null;
        for (Subgraph subgraph : site.type().places().keySet()) {
            var view = new SubgraphView(subgraph, site.type());
            // Objects of known types are asked for as what they are.
            if (!site.type().isAbstract() || !view.isTyped() || untyped) {
                views.add(view);
            }
        }
        if (!site.type().isAbstract()) {
            for (String name : supergraph.interfaces(site.type().name())) {
                var type = supergraph.composite(name);
                type.places()
                        .keySet()
                        .stream()
                        .filter(type::isInterfaceObject)
                        .forEach(subgraph -> views.add(new SubgraphView(subgraph, type)));
            }
        }
        return views;
    }

    /** The ways to the site, the shortest first; none where there is no way. */
    List<List<Move>> to(SubgraphView target, Site site) {
        nesting++;
        try {
            return ways(target, site);
        } finally {
            if (--nesting == 0) {
                reentries.forget();
            }
        }
    }

    private List<List<Move>> ways(SubgraphView target, Site site) {
        if (site.origin() instanceof Site.Origin.Root) {
            return List.of(List.of(new Move.FromRoot(target)));
        }
        if (site.type().name().equals(supergraph.queryType())) {
            // Wherever the root is come by again, any subgraph can be asked for its fields of it.
            return List.of(List.of(new Move.FromRoot(target)));
        }
        Map<SubgraphView, List<Move>> reached = reached(site, target);
        List<List<Move>> routes = keyMoves(site, target, reached);
        if (routes.isEmpty()) {
            reentries.add(site, reached);
            if (reached.containsKey(target)) {
                return List.of(reached.get(target));
            }
            expand(site, reached, target);
            routes = keyMoves(site, target, reached);
        }
        return routes;
    }

    /** The ways that end with a move by key into the subgraph, even though it may be there already. */
    List<List<Move>> byKey(SubgraphView target, Site site) {
        nesting++;
        try {
            return waysByKey(target, site);
        } finally {
            if (--nesting == 0) {
                reentries.forget();
            }
        }
    }

    private List<List<Move>> waysByKey(SubgraphView target, Site site) {
        Map<SubgraphView, List<Move>> reached = reached(site, target);
        List<List<Move>> routes = keyMoves(site, target, reached);
        if (routes.isEmpty()) {
            reentries.add(site, reached);
            expand(site, reached, target);
            routes = keyMoves(site, target, reached);
        }
        return routes;
    }

    private Map<SubgraphView, List<Move>> reached(Site site, SubgraphView without) {
        Map<SubgraphView, List<Move>> reached = new LinkedHashMap<>();
        site.presences().forEach(presence -> reached.put(presence.view(), List.of()));
        expand(site, reached, without);
        return reached;
    }

    /** Goes on from what is reached, one move at a time, until nothing more can be. */
    private void expand(Site site, Map<SubgraphView, List<Move>> reached, SubgraphView without) {
        boolean progress = true;
        while (progress) {
            Map<SubgraphView, List<Move>> next = new LinkedHashMap<>();
            for (SubgraphView candidate : views(site)) {
                if (!reached.containsKey(candidate) && !candidate.equals(without)) {
                    keyMoves(site, candidate, reached).stream().findFirst().ifPresent(route -> next.put(
                            candidate, route));
                }
            }
            reached.putAll(next);
            progress = !next.isEmpty();
        }
    }

    private List<List<Move>> keyMoves(Site site, SubgraphView target, Map<SubgraphView, List<Move>> reached) {
        TypePlace place = target.type().places().get(target.subgraph());
        if (place == null) {
            return List.of();
        }
        return place.keys()
                .stream()
                .filter(EntityKey::resolvable)
                .flatMap(key -> movesFor(site, key.fields(), reached)
                        .map(moves -> with(moves, new Move.ByKey(target, key)))
                        .stream())
                .sorted(SHORTEST_FIRST)
                .toList();
    }

    /** The moves after which all fields of a key can be asked for at the site, or empty where they never can. */
    private Optional<List<Move>> movesFor(Site site, SelectionSet fields, Map<SubgraphView, List<Move>> reached) {
        Set<Move> moves = new LinkedHashSet<>();
        for (Selection selection : fields.selections()) {
            var only = new SelectionSet(List.of(selection));
            Optional<List<Move>> shortest = reached.entrySet()
                    .stream()
                    .filter(each -> coverage.answersAll(each.getKey(), only, provided(site, each.getKey())))
                    .map(Map.Entry::getValue)
                    .min(SHORTEST_FIRST);
            if (shortest.isEmpty()) {
                return Optional.empty();
            }
            moves.addAll(shortest.get());
        }
        return Optional.of(List.copyOf(moves));
    }

    private static SelectionSet provided(Site site, SubgraphView view) {
        return site.presences()
                .stream()
                .filter(presence -> presence.view().equals(view))
                .map(Presence::provided)
                .reduce(SelectionSet.EMPTY, Provisions::both);
    }

    private static List<Move> with(List<Move> moves, Move last) {
        List<Move> all = new ArrayList<>(moves);
        all.add(last);
        return List.copyOf(all);
    }
}
