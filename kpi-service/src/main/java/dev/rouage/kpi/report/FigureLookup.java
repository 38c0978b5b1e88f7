package dev.rouage.kpi.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.figure.Evaluation;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.figure.Tally;
import dev.rouage.kpi.report.FigureKey.Owner;
import dev.rouage.kpi.rollup.Selection;
import dev.rouage.kpi.rollup.TallyKey;
import dev.rouage.kpi.rollup.TallyQuery;
import dev.rouage.kpi.rollup.TallyQuery.Owners;
import dev.rouage.kpi.rollup.TallySource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Finds single figures of many owners over periods of their own: one statement for all teams, one for all reps, one for the
 * company. It asks nobody whether they may be seen: the caller does.
 */
@ApplicationScoped
public class FigureLookup {
    private final TallySource rollups;

    FigureLookup(TallySource rollups) {
        this.rollups = rollups;
    }

    /** The figures, one for each key. */
    public Uni<Map<FigureKey, Figure>> find(Viewpoint viewpoint, Collection<FigureKey> keys) {
        Map<Class<?>, List<FigureKey>> byType = keys.stream()
                .collect(Collectors.groupingBy(key -> key.owner().getClass()));
        Map<FigureKey, Figure> figures = new HashMap<>();
        return Multi.createFrom().iterable(byType.values())
                .onItem().transformToUniAndConcatenate(some -> read(viewpoint, some).invoke(figures::putAll))
                .collect().last().replaceWith(figures);
    }

    private Uni<Map<FigureKey, Figure>> read(Viewpoint viewpoint, List<FigureKey> keys) {
        List<Period> windows = List.copyOf(keys.stream().map(FigureKey::period)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        TallyQuery query = new TallyQuery(viewpoint.generation(), viewpoint.today(), Options.DEFAULT.attribution(),
                Evaluation.measures(keys.stream().map(FigureKey::kpi).toList(), Options.DEFAULT), windows, owners(keys),
                Selection.ALL, List.of());
        return rollups.read(viewpoint.tenant(), query).map(tallies -> {
            Map<FigureKey, Figure> figures = new HashMap<>();
            for (FigureKey key : keys) {
                TallyKey place = new TallyKey(windows.indexOf(key.period()), id(key.owner()), List.of());
                figures.put(key, Evaluation.of(key.kpi(), tallies.getOrDefault(place, new Tally()),
                        viewpoint.frame(key.period(), Options.DEFAULT, Set.of())));
            }
            return figures;
        });
    }

    private static Owners owners(List<FigureKey> keys) {
        List<UUID> ids = new ArrayList<>(keys.stream().flatMap(key -> id(key.owner()).stream()).distinct().toList());
        return switch (keys.getFirst().owner()) {
            case Owner.Company _ -> new Owners.Company();
            case Owner.Team _ -> new Owners.Teams(ids);
            case Owner.Rep _ -> new Owners.Reps(ids);
        };
    }

    private static Optional<UUID> id(Owner owner) {
        return switch (owner) {
            case Owner.Company _ -> Optional.empty();
            case Owner.Team(UUID id) -> Optional.of(id);
            case Owner.Rep(UUID id) -> Optional.of(id);
        };
    }
}
