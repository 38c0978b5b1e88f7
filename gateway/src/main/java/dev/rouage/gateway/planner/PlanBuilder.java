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
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.supergraph.Supergraph;
import dev.rouage.gateway.supergraph.TypeField;

/**
 * Grows the steps of one plan, field by field, deciding as it is told. Each method that plans something answers with the
 * steps that fetch it, so that whoever needs it knows what to wait for.
 */
final class PlanBuilder {
    private final Supergraph supergraph;
    private final AssignedKeys keys;
    private final Decisions decisions;
    private final Coverage coverage;
    private final Options options;
    private final Arrivals arrivals;
    private final List<PlannedStep> steps = new ArrayList<>();
    private final Phase phase = new Phase();
    private final Set<Subgraph> unavoidable = new HashSet<>();

    PlanBuilder(Supergraph supergraph, Coverage coverage, AssignedKeys keys, Decisions decisions) {
        this.supergraph = supergraph;
        this.keys = keys;
        this.decisions = decisions;
        this.coverage = coverage;
        var routes = new Routes(supergraph, coverage);
        this.options = new Options(supergraph, coverage, routes, phase);
        this.arrivals = new Arrivals(this, routes, new Representations(supergraph, keys), phase);
    }

    List<PlannedStep> steps() {
        return steps;
    }

    /** Subgraphs that every plan has to ask, since they alone have one of the fields. */
    Set<Subgraph> unavoidable() {
        return unavoidable;
    }

    AssignedKeys keys() {
        return keys;
    }

    Coverage coverage() {
        return coverage;
    }

    /** The one of several root sites where the fields of the selections were planned; mutations have a site each. */
    Site siteOf(List<Site> roots, SelectionSet selections) {
        return roots.stream()
                .filter(root -> selections.selections()
                        .stream()
                        .anyMatch(each -> each instanceof FieldSelection field
                                && root.placed(keys.key(root.type().name(), field)) != null))
                .findFirst()
                .orElseGet(roots::getFirst);
    }

    /** Plans what is answered later than all that was planned before, and waits for as little of it as can be. */
    Set<PlannedStep> planLater(Site site, SelectionSet selections) {
        phase.next();
        return plan(site, selections);
    }

    Set<PlannedStep> plan(Site site, SelectionSet selections) {
        Set<PlannedStep> producers = new LinkedHashSet<>();
        for (Selection selection : leastChoiceFirst(site.type(), selections)) {
            switch (selection) {
                case FieldSelection field -> producers.addAll(planField(site, field));
                case FragmentSelection fragment -> producers.addAll(
                        planMembers(site, supergraph.members(fragment.typeName()), fragment.selections()));
            }
        }
        return producers;
    }

    /** Fields that only one subgraph has come first: the others may then join the steps that those need anyway. */
    private static List<Selection> leastChoiceFirst(CompositeType type, SelectionSet selections) {
        return selections.selections()
                .stream()
                .sorted(Comparator.comparingInt(each -> each instanceof FieldSelection field
                        && type.field(field.name()) instanceof TypeField known ? known.places().size() : 1))
                .toList();
    }

    private Set<PlannedStep> planMembers(Site site, Set<String> wanted, SelectionSet selections) {
        Set<PlannedStep> producers = new LinkedHashSet<>(learnTypes(site));
        for (String member : site.possibleTypes()) {
            if (wanted.contains(member)) {
                producers.addAll(plan(site.narrow(supergraph.composite(member)), selections));
            }
        }
        return producers;
    }

    /** Sees to it that the types of the site's objects are known. */
    private Set<PlannedStep> learnTypes(Site site) {
        Presence typed = site.typed();
        if (typed == null && site.type().isAbstract()) {
            List<Option> typing = options.typing(site);
            if (typing.isEmpty()) {
                throw new PlanningException("no way to the types of the objects of " + site.type().name());
            }
            var there = (Option.There) decisions.choose(typing);
            typed = arrivals.comeAnew(site, there.route());
        }
        return typed == null ? Set.of() : Set.of(typed.step());
    }

    private Set<PlannedStep> planField(Site site, FieldSelection field) {
        if (field.isTypename()) {
            return learnTypes(site);
        }
        if (field.name().startsWith("__")) {
            return Set.of();
        }
        Set<PlannedStep> forAllTypes = placedForAllTypes(site, field);
        if (!forAllTypes.isEmpty()) {
            return forAllTypes;
        }
        Presence placed = site.placed(keys.key(site.type().name(), field));
        if (placed != null) {
            return place(site, placed, field);
        }
        List<Option> ways = options.of(site, field);
        if (ways.isEmpty()) {
            throw new PlanningException("no way from "
                    + site.presences().stream().map(presence -> presence.subgraph().name()).distinct().toList() + " to "
                    + site.type().name() + "." + field.name());
        }
        return switch (decisions.choose(ways)) {
            case Option.Here(Presence presence) -> place(site, presence, field);
            case Option.ByType() -> planMembers(
                    site, supergraph.members(site.type().name()), new SelectionSet(List.of(field)));
            case Option.There there when there.place().requires().isEmpty() -> place(
                    site, arrivals.come(site, there.route()), field);
            case Option.There there -> place(site, arrivals.comeWith(site, field, there), field);
        };
    }

    /** The steps that fetch a leaf for objects of whatever type, and tell the types; none where it isn't fetched yet. */
    private Set<PlannedStep> placedForAllTypes(Site site, FieldSelection field) {
        if (site.origin() instanceof Site.Origin.Narrowed(Site wide) && options.isLeaf(site.type(), field.name())) {
            Presence placed = wide.placed(keys.key(site.type().name(), field));
            Presence typed = wide.typed();
            if (placed != null && typed != null
                    && (!placed.view().isTyped() || placed.view().members().contains(site.type().name()))) {
                return new LinkedHashSet<>(List.of(placed.step(), typed.step()));
            }
        }
        return Set.of();
    }

    private Set<PlannedStep> place(Site site, Presence presence, FieldSelection field) {
        TypeField definition = site.type().field(field.name());
        if (definition != null && definition.places().size() == 1) {
            unavoidable.addAll(definition.places().keySet());
        }
        Set<PlannedStep> producers = new LinkedHashSet<>(Set.of(presence.step()));
        String key = keys.key(site.type().name(), field);
        site.place(key, presence);
        if (options.isLeaf(site.type(), field.name())) {
            presence.selection().field(key, field, On.LEAF);
        } else {
            producers.addAll(plan(enter(site, presence, field), field.selections()));
        }
        return producers;
    }

    /** The site below a field, with the step that is at the presence in it. */
    Site enter(Site site, Presence presence, FieldSelection field) {
        String key = keys.key(site.type().name(), field);
        CompositeType below = options.typeBelow(site.type(), field.name());
        SubgraphView view = coverage.below(presence.view(), field.name());
        Site child = site.child(key, field, below);
        child.add(new Presence(presence.step(), presence.selection().field(key, field, on(below, view)), view,
                coverage.providedBelow(presence.view(), field.name(), presence.provided())));
        return child;
    }

    static On on(CompositeType type, SubgraphView view) {
        if (!view.isTyped()) {
            return On.UNTYPED;
        }
        return type.isAbstract() ? On.ABSTRACT : On.OBJECT;
    }
}
