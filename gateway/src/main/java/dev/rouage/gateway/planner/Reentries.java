package dev.rouage.gateway.planner;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.SelectionSet;

/** Finds the subgraphs that can come to a site through the field above it, for objects that no key identifies. */
final class Reentries {
    private record Arrival(Site site, SubgraphView view) {}

    private final Coverage coverage;
    private final Routes routes;
    /** What was found out on the way to the answer being worked on: the same places come up again and again. */
    private final Map<Arrival, Boolean> arrivals = new HashMap<>();
    private final Map<Site, Set<SubgraphView>> entrances = new HashMap<>();

    Reentries(Coverage coverage, Routes routes) {
        this.coverage = coverage;
        this.routes = routes;
    }

    /** Forgets what was found out, since the plan goes on. */
    void forget() {
        arrivals.clear();
        entrances.clear();
    }

    /** The subgraphs that can come to the site through the field above it. */
    void add(Site site, Map<SubgraphView, List<Move>> reached) {
        switch (site.origin()) {
            case Site.Origin.Root() -> {
                // Nothing is above the root.
            }
            case Site.Origin.Narrowed(Site wide) -> reenter(wide, below -> {
                if (below.members().contains(site.type().name())) {
                    reached.putIfAbsent(coverage.as(below, site.type().name()), through(below));
                }
            });
            case Site.Origin.BelowField _ -> reenter(site, below -> reached.putIfAbsent(below, through(below)));
        }
    }

    private static List<Move> through(SubgraphView view) {
        return List.of(new Move.ThroughParent(view));
    }

    private void reenter(Site site, Consumer<SubgraphView> found) {
        if (site.origin() instanceof Site.Origin.BelowField(Site parent, FieldSelection field)) {
            for (SubgraphView above : entrances(parent)) {
                if (coverage.answers(above, field.name(), SelectionSet.EMPTY) && canCome(above, parent)) {
                    found.accept(coverage.below(above, field.name()));
                }
            }
        }
    }

    /** The views of a site from which its fields may be entered: those that are there, and those that can come. */
    private Set<SubgraphView> entrances(Site site) {
        Set<SubgraphView> known = entrances.get(site);
        if (known == null) {
            known = new LinkedHashSet<>();
            entrances.put(site, known);
            Set<SubgraphView> found = known;
            site.presences().forEach(presence -> found.add(presence.view()));
            found.addAll(routes.views(site));
            reenter(site, found::add);
        }
        return known;
    }

    private boolean canCome(SubgraphView view, Site site) {
        var arrival = new Arrival(site, view);
        Boolean known = arrivals.get(arrival);
        if (known == null) {
            // A way that leads through itself is none.
            arrivals.put(arrival, false);
            known = site.presence(view) != null || !routes.to(view, site).isEmpty();
            arrivals.put(arrival, known);
        }
        return known;
    }

    /** The view above a site from which a field leads to this view of it. */
    Optional<SubgraphView> above(Site parent, FieldSelection field, SubgraphView view) {
        forget();
        return entrances(parent).stream()
                .filter(above -> above.subgraph().equals(view.subgraph())
                        && coverage.answers(above, field.name(), SelectionSet.EMPTY)
                        && coverage.below(above, field.name()).equals(view) && canCome(above, parent))
                .findFirst();
    }
}
