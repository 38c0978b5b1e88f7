package dev.rouage.gateway.planner;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.Subgraph;
import org.jspecify.annotations.Nullable;

/** Makes the moves that bring subgraphs to sites, with all that they need to be told there. */
final class Arrivals {
    private record Required(Site site, Subgraph subgraph, String field, String arguments) {}

    private final PlanBuilder builder;
    private final Routes routes;
    private final Representations representations;
    private final Phase phase;
    private final Set<Required> inProgress = new HashSet<>();

    Arrivals(PlanBuilder builder, Routes routes, Representations representations, Phase phase) {
        this.phase = phase;
        this.builder = builder;
        this.routes = routes;
        this.representations = representations;
    }

    /** Makes the moves of a route, without those that were made already. */
    Presence come(Site site, List<Move> route) {
        Presence last = null;
        for (Move move : route) {
            Presence present = move instanceof Move.ThroughParent ? null : phase.open(site, move.target());
            last = present == null ? make(site, move) : present;
        }
        if (last == null) {
            throw new PlanningException("no way to " + site.type().name());
        }
        return last;
    }

    /** Makes the moves of a route, its last one even if the subgraph is there already. */
    Presence comeAnew(Site site, List<Move> route) {
        if (route.size() > 1) {
            come(site, route.subList(0, route.size() - 1));
        }
        return make(site, route.getLast());
    }

    private Presence make(Site site, Move move) {
        return switch (move) {
            case Move.FromRoot(SubgraphView target) -> startAtRoot(site, target);
            case Move.ByKey byKey -> askByKey(site, byKey);
            case Move.ThroughParent(SubgraphView target) -> throughParent(site, target);
        };
    }

    private Presence startAtRoot(Site site, SubgraphView target) {
        PlannedStep step = PlannedStep.atRoot(phase.number(), target.subgraph(), site.path());
        // Below the payload of a mutation a query waits for that, but never for another one that starts beside it.
        site.presences()
                .stream()
                .map(Presence::step)
                .filter(other -> !other.path().equals(site.path()))
                .forEach(other -> step.comesAfter(List.of(other)));
        builder.steps().add(step);
        return site.add(new Presence(step, step.selection(), target, SelectionSet.EMPTY));
    }

    private Presence throughParent(Site site, SubgraphView target) {
        Site wide = site.origin() instanceof Site.Origin.Narrowed(Site from) ? from : site;
        if (wide.origin() instanceof Site.Origin.BelowField(Site parent, FieldSelection field)) {
            SubgraphView above = routes.reentries().above(parent, field, target).orElseThrow(() -> noWay(site, target));
            Presence open = phase.open(parent, above);
            Presence present = open == null ? parent.presence(above) : open;
            if (present == null) {
                present = come(parent, routes.to(above, parent).getFirst());
            }
            builder.enter(parent, present, field);
            PlannedStep step = present.step();
            return site.presences()
                    .stream()
                    .filter(presence -> presence.step() == step)
                    .findFirst()
                    .orElseThrow(() -> noWay(site, target));
        }
        throw noWay(site, target);
    }

    private Presence askByKey(Site site, Move.ByKey move) {
        SelectionSet key = builder.keys().uniform(site.type(), move.key().fields());
        Set<PlannedStep> producers = phase.identifying(() -> builder.plan(site, key));
        PlannedStep step = PlannedStep.atEntities(phase.number(), move.target().subgraph(), site.path(),
                representations.identifying(site.type(), move.target(), key),
                PlanBuilder.on(site.type(), move.target()));
        step.comesAfter(producers);
        builder.steps().add(step);
        return site.add(new Presence(step, step.selection(), move.target(), SelectionSet.EMPTY));
    }

    /** Brings the subgraph to the site together with what the field requires. */
    Presence comeWith(Site site, FieldSelection field, Option.There there) {
        var required = new Required(site, there.view().subgraph(), field.name(), field.arguments().text());
        if (!inProgress.add(required)) {
            throw new PlanningException(site.type().name() + "." + field.name() + " in "
                    + there.view().subgraph().name() + " requires itself");
        }
        try {
            SelectionSet requires = builder.keys().uniform(site.type(), there.place().requires());
            Set<PlannedStep> producers = phase.requiring(() -> builder.plan(site, requires));
            Representation more = representations.requiring(site.type(), there.view(), requires);
            Presence joined = joined(site, there.view(), more, producers);
            Presence presence = joined == null ? comeAnew(site, there.route()) : joined;
            presence.step().require(more, producers);
            return presence;
        } finally {
            inProgress.remove(required);
        }
    }

    /** A step that asks the subgraph for the very objects of the site and may wait for the producers, if there is one. */
    private @Nullable Presence joined(Site site, SubgraphView view, Representation more,
            Set<PlannedStep> producers) {
        for (Presence presence : site.presences()) {
            PlannedStep step = presence.step();
            Representation own = step.representation();
            if (own != null && step.phase() == phase.number() && presence.view().equals(view)
                    && step.path().equals(site.path()) && own.agreesWith(more)
                    && producers.stream().noneMatch(producer -> producer.dependsOn(step))) {
                return presence;
            }
        }
        return null;
    }

    private static PlanningException noWay(Site site, SubgraphView view) {
        return new PlanningException("no way to " + site.type().name() + " in " + view.subgraph().name());
    }
}
