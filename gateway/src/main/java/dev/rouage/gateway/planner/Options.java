package dev.rouage.gateway.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.rouage.gateway.selection.FieldSelection;
import dev.rouage.gateway.selection.SelectionSet;
import dev.rouage.gateway.supergraph.CompositeType;
import dev.rouage.gateway.supergraph.FieldPlace;
import dev.rouage.gateway.supergraph.Supergraph;
import dev.rouage.gateway.supergraph.TypeField;

/** Weighs the ways to fetch a field: by an estimate of the requests that each adds, at the site and below it. */
final class Options {
    private static final int MOST = 8;

    private record Weighed(Option option, int cost) {}

    private final Supergraph supergraph;
    private final Coverage coverage;
    private final Routes routes;
    private final Phase phase;

    Options(Supergraph supergraph, Coverage coverage, Routes routes, Phase phase) {
        this.phase = phase;
        this.supergraph = supergraph;
        this.coverage = coverage;
        this.routes = routes;
    }

    /** The options, the best first; only one where no other can be better. */
    List<Option> of(Site site, FieldSelection field) {
        List<Weighed> weighed = new ArrayList<>();
        for (Presence presence : site.presences()) {
            if (phase.isOpen(presence) && coverage.answers(presence.view(), field.name(), presence.provided())) {
                int cost = coverage.missingBelow(presence.view(), field, presence.provided());
                if (cost == 0) {
                    return List.of(new Option.Here(presence));
                }
                weighed.add(new Weighed(new Option.Here(presence), cost));
            }
        }
        if (weighed.isEmpty() || !site.type().isAbstract()) {
            addThere(site, field, weighed);
        }
        if (site.type().isAbstract() && weighed.stream().noneMatch(each -> each.option instanceof Option.Here)) {
            weighed.add(new Weighed(new Option.ByType(), 1));
        }
        if (weighed.isEmpty() && !phase.isFirst()) {
            addEarlier(site, field, weighed);
        }
        return weighed.stream()
                .sorted(Comparator.comparingInt(Weighed::cost))
                .limit(MOST)
                .map(Weighed::option)
                .toList();
    }

    /** What nothing else leads to comes with an earlier answer. */
    private void addEarlier(Site site, FieldSelection field, List<Weighed> weighed) {
        for (Presence presence : site.presences()) {
            if (coverage.answers(presence.view(), field.name(), presence.provided())) {
                weighed.add(new Weighed(new Option.Here(presence),
                        coverage.missingBelow(presence.view(), field, presence.provided())));
            }
        }
    }

    private void addThere(Site site, FieldSelection field, List<Weighed> weighed) {
        for (SubgraphView view : routes.views(site)) {
            FieldPlace place = view.place(field.name());
            if (place != null) {
                for (List<Move> route : routes(site, view, field, place)) {
                    weighed.add(new Weighed(new Option.There(view, place, route),
                            route.size() + coverage.missingBelow(view, field, SelectionSet.EMPTY)));
                }
            }
        }
    }

    private List<List<Move>> routes(Site site, SubgraphView view, FieldSelection field, FieldPlace place) {
        if (!place.requires().isEmpty()) {
            return routes.byKey(view, site);
        }
        if (!coverage.answers(view, field.name(), SelectionSet.EMPTY) || phase.open(site, view) != null) {
            return List.of();
        }
        boolean again = site.presence(view) != null && !(site.origin() instanceof Site.Origin.Root)
                && !site.type().name().equals(supergraph.queryType());
        return again ? routes.byKey(view, site) : routes.to(view, site);
    }

    /** The ways to learn of what types the objects of an abstract site are. */
    List<Option> typing(Site site) {
        List<Option> options = new ArrayList<>();
        for (SubgraphView view : routes.views(site)) {
            if (view.isTyped()) {
                for (List<Move> route : routes.byKey(view, site)) {
                    options.add(new Option.There(view, FieldPlace.typename(), route));
                }
            }
        }
        return options;
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
}
