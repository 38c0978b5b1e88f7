package dev.rouage.gateway.planner;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.FieldPlace;
import dev.rouage.gateway.supergraph.Subgraph;
import dev.rouage.gateway.supergraph.Supergraph;
import dev.rouage.gateway.supergraph.TypeField;
import org.jspecify.annotations.Nullable;

/** Weighs the places where a field may be fetched: by the requests that each adds, at the site and below it. */
final class Options {
    private final Supergraph supergraph;
    private final Coverage coverage;
    private final Routes routes;

    Options(Supergraph supergraph, Coverage coverage, Routes routes) {
        this.supergraph = supergraph;
        this.coverage = coverage;
        this.routes = routes;
    }

    /** The cheapest option; among equals a step that is there already, then the order of the supergraph. */
    Option best(Site site, FieldSelection field) {
        TypeField definition = site.type().field(field.name());
        if (definition == null) {
            throw new PlanningException(site.type().name() + " has no field " + field.name());
        }
        Option best = null;
        int lowest = Integer.MAX_VALUE;
        for (Presence presence : site.presences()) {
            if (coverage.answers(site.type(), field.name(), presence.subgraph(), presence.provided())) {
                int cost = missingBelow(site, field, presence.subgraph(), presence.provided());
                if (cost < lowest) {
                    best = new Option.Here(presence);
                    lowest = cost;
                }
            }
        }
        for (var each : definition.places().entrySet()) {
            if (lowest > 1) {
                Optional<Integer> cost = cost(site, field, each);
                if (cost.isPresent() && cost.get() < lowest) {
                    best = new Option.There(each.getKey(), each.getValue());
                    lowest = cost.get();
                }
            }
        }
        return found(site, field, best);
    }

    private Optional<Integer> cost(Site site, FieldSelection field, Map.Entry<Subgraph, FieldPlace> place) {
        Subgraph subgraph = place.getKey();
        Optional<List<Move>> moves;
        if (!place.getValue().requires().isEmpty()) {
            moves = routes.byKey(subgraph, site);
        } else if (coverage.answers(site.type(), field.name(), subgraph, SelectionSet.EMPTY) && !site.isIn(subgraph)) {
            moves = routes.to(subgraph, site);
        } else {
            moves = Optional.empty();
        }
        return moves.map(each -> each.size() + missingBelow(site, field, subgraph, SelectionSet.EMPTY));
    }

    private int missingBelow(Site site, FieldSelection field, Subgraph subgraph, SelectionSet provided) {
        return field.selections().isEmpty()
                ? 0
                : coverage.missing(typeBelow(site.type(), field.name()), field.selections(), subgraph,
                        coverage.providedBelow(site.type(), field.name(), subgraph, provided));
    }

    /** Told by the type: an object of which every field is skipped has no selections either. */
    boolean isLeaf(CompositeType type, String fieldName) {
        TypeField field = type.field(fieldName);
        return field != null && supergraph.type(field.typeName()) == null;
    }

    CompositeType typeBelow(CompositeType type, String fieldName) {
        TypeField field = type.field(fieldName);
        if (field == null) {
            throw new PlanningException(type.name() + " has no field " + fieldName);
        }
        return supergraph.composite(field.typeName());
    }

    private static Option found(Site site, FieldSelection field, @Nullable Option option) {
        if (option == null) {
            throw new PlanningException("no way from "
                    + site.presences().stream().map(presence -> presence.subgraph().name()).distinct().toList() + " to "
                    + site.type().name() + "." + field.name());
        }
        return option;
    }
}
