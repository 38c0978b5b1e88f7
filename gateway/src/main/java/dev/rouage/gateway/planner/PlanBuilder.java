package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.rouage.gateway.planner.SelectionBuilder.On;
import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.FragmentSelection;
import dev.rouage.gateway.selection.Selection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.FieldPlace;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.supergraph.Supergraph;
import dev.rouage.gateway.supergraph.TypeField;

/**
 * Grows the steps of one plan, field by field. Each method that plans something answers with the steps that fetch it, so
 * that whoever needs it knows what to wait for.
 */
final class PlanBuilder {
    private record Required(Site site, Subgraph subgraph, String field) {}

    private final Supergraph supergraph;
    private final FieldKeys keys;
    private final Coverage coverage;
    private final Routes routes;
    private final Options options;
    private final Representations representations;
    private final List<PlannedStep> steps = new ArrayList<>();
    private final Set<Required> inProgress = new HashSet<>();

    PlanBuilder(Supergraph supergraph, FieldKeys keys) {
        this.supergraph = supergraph;
        this.keys = keys;
        this.coverage = new Coverage(supergraph);
        this.routes = new Routes(coverage);
        this.options = new Options(supergraph, coverage, routes);
        this.representations = new Representations(supergraph, keys);
    }

    List<PlannedStep> steps() {
        return steps;
    }

    Set<PlannedStep> plan(Site site, SelectionSet selections) {
        Set<PlannedStep> producers = new LinkedHashSet<>();
        for (Selection selection : leastChoiceFirst(site.type(), selections)) {
            switch (selection) {
                case FieldSelection field -> producers.addAll(planField(site, field));
                case FragmentSelection fragment -> {
                    Set<String> wanted = supergraph.members(fragment.typeName());
                    for (String member : site.possibleTypes()) {
                        if (wanted.contains(member)) {
                            producers.addAll(plan(site.narrow(supergraph.composite(member)), fragment.selections()));
                        }
                    }
                }
            }
        }
        return producers;
    }

    /** Fields that only one subgraph has come first: the others may then join the steps that those need anyway. */
    private static List<Selection> leastChoiceFirst(CompositeType type, SelectionSet selections) {
        return selections.selections()
                .stream()
                .sorted(Comparator.comparingInt(each -> each instanceof FieldSelection field
                        && type.field(field.name()) instanceof TypeField known ? known.places().size() : 0))
                .toList();
    }

    private Set<PlannedStep> planField(Site site, FieldSelection field) {
        if (field.name().startsWith("__")) {
            Set<PlannedStep> present = new LinkedHashSet<>();
            site.presences().stream().limit(1).map(Presence::step).forEach(present::add);
            return present;
        }
        if (!site.type().isAbstract()) {
            return place(site, presenceFor(site, field), field);
        }
        for (Presence presence : site.presences()) {
            if (coverage.answers(site.type(), field.name(), presence.subgraph(), presence.provided())) {
                return place(site, presence, field);
            }
        }
        Set<PlannedStep> producers = new LinkedHashSet<>();
        for (String member : site.possibleTypes()) {
            producers.addAll(planField(site.narrow(supergraph.composite(member)), field));
        }
        return producers;
    }

    private Set<PlannedStep> place(Site site, Presence presence, FieldSelection field) {
        Set<PlannedStep> producers = new LinkedHashSet<>(Set.of(presence.step()));
        site.place(keys.key(site.type().name(), field), presence);
        if (options.isLeaf(site.type(), field.name())) {
            presence.selection().field(keys.key(site.type().name(), field), field, On.LEAF);
        } else {
            producers.addAll(plan(enter(site, presence, field), field.selections()));
        }
        return producers;
    }

    /** The site below a field, with the step that is at the presence in it. */
    private Site enter(Site site, Presence presence, FieldSelection field) {
        String key = keys.key(site.type().name(), field);
        CompositeType below = options.typeBelow(site.type(), field.name());
        Site child = site.child(key, field, below);
        child.add(new Presence(presence.step(),
                presence.selection().field(key, field, below.isAbstract() ? On.ABSTRACT : On.OBJECT),
                coverage.providedBelow(site.type(), field.name(), presence.subgraph(), presence.provided())));
        return child;
    }

    private Presence presenceFor(Site site, FieldSelection field) {
        Presence placed = site.placed(keys.key(site.type().name(), field));
        if (placed != null) {
            return placed;
        }
        return switch (options.best(site, field)) {
            case Option.Here(Presence presence) -> presence;
            case Option.There(Subgraph subgraph, FieldPlace place) when place.requires().isEmpty() -> come(
                    site, subgraph);
            case Option.There(Subgraph subgraph, FieldPlace place) -> comeWith(site, subgraph, field, place);
        };
    }

    /** Brings the subgraph to the site, unless it is there. */
    private Presence come(Site site, Subgraph subgraph) {
        List<Move> moves = routes.to(subgraph, site).orElseThrow(() -> noWay(site, subgraph));
        moves.forEach(move -> make(site, move));
        return present(site, subgraph);
    }

    private void make(Site site, Move move) {
        switch (move) {
            case Move.FromRoot(Subgraph target) -> {
                PlannedStep step = PlannedStep.atRoot(target);
                steps.add(step);
                site.add(new Presence(step, step.selection(), SelectionSet.EMPTY));
            }
            case Move.ByKey byKey -> askByKey(site, byKey);
            case Move.ThroughParent(Subgraph target) -> {
                Site wide = site.origin() instanceof Site.Origin.Narrowed(Site from) ? from : site;
                if (wide.origin() instanceof Site.Origin.BelowField(Site parent, FieldSelection field)) {
                    enter(parent, come(parent, target), field);
                }
            }
        }
    }

    private Presence askByKey(Site site, Move.ByKey move) {
        Set<PlannedStep> producers = plan(site, move.key().fields());
        PlannedStep step = PlannedStep.atEntities(move.target(), site.path(),
                representations.identifying(site.type(), move.key().fields()));
        step.comesAfter(producers);
        steps.add(step);
        return site.add(new Presence(step, step.selection(), SelectionSet.EMPTY));
    }

    /** Brings the subgraph to the site together with what the field requires. */
    private Presence comeWith(Site site, Subgraph subgraph, FieldSelection field, FieldPlace place) {
        var required = new Required(site, subgraph, field.name());
        if (!inProgress.add(required)) {
            throw new PlanningException(site.type().name() + "." + field.name() + " in " + subgraph.name()
                    + " requires itself");
        }
        try {
            Set<PlannedStep> producers = plan(site, place.requires());
            Representation more = representations.requiring(site.type(), place.requires());
            for (Presence presence : site.presences()) {
                boolean own = presence.subgraph().equals(subgraph) && presence.step().path().equals(site.path())
                        && presence.step().representation() != null;
                if (own && producers.stream().noneMatch(producer -> producer.dependsOn(presence.step()))) {
                    presence.step().require(more, producers);
                    return presence;
                }
            }
            Presence fresh = comeAnew(site, subgraph);
            fresh.step().require(more, producers);
            return fresh;
        } finally {
            inProgress.remove(required);
        }
    }

    private Presence comeAnew(Site site, Subgraph subgraph) {
        List<Move> moves = routes.byKey(subgraph, site).orElseThrow(() -> noWay(site, subgraph));
        moves.subList(0, moves.size() - 1).forEach(move -> make(site, move));
        return askByKey(site, (Move.ByKey) moves.getLast());
    }

    private static Presence present(Site site, Subgraph subgraph) {
        return site.presences()
                .stream()
                .filter(presence -> presence.subgraph().equals(subgraph))
                .findFirst()
                .orElseThrow(() -> noWay(site, subgraph));
    }

    private static PlanningException noWay(Site site, Subgraph subgraph) {
        return new PlanningException("no way to " + site.type().name() + " in " + subgraph.name());
    }
}
