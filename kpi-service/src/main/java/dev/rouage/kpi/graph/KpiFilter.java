package dev.rouage.kpi.graph;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.rollup.Selection;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** A filter as clients give it. */
@Input("KpiFilter")
@Description("Which records count: those that match one value of each list given; a list that is absent allows any value")
public class KpiFilter {
    private static final int MOST_VALUES = 1_000;

    /** Ids. */
    @Id
    @Description("Of the reps in these teams and the teams below them; at most 1000 ids, as every list")
    public @Nullable List<String> teams;

    /** Ids. */
    @Id
    @Description("Of these reps")
    public @Nullable List<String> reps;

    /** Names. */
    @Description("Whose lead came from one of these sources")
    public @Nullable List<String> sources;

    /** Names. */
    @Description("Whose lead came through one of these channels")
    public @Nullable List<String> channels;

    /** Names. */
    @Description("In one of these pipelines")
    public @Nullable List<String> pipelines;

    /** Names. */
    @Description("Whose account is in one of these segments")
    public @Nullable List<String> segments;

    /** Names. */
    @Description("Whose account, or else whose lead, is in one of these countries")
    public @Nullable List<String> countries;

    /** Names. */
    @Description("About one of these products")
    public @Nullable List<String> products;

    /** What the filter selects; fails with {@code INVALID_ARGUMENT} when it can't be. */
    public static Selection selection(@Nullable KpiFilter filter) {
        return filter == null ? Selection.ALL : filter.selection();
    }

    private Selection selection() {
        Map<KpiDimension, List<String>> values = new EnumMap<>(KpiDimension.class);
        put(values, KpiDimension.SOURCE, sources);
        put(values, KpiDimension.CHANNEL, channels);
        put(values, KpiDimension.PIPELINE, pipelines);
        put(values, KpiDimension.SEGMENT, segments);
        put(values, KpiDimension.COUNTRY, countries);
        put(values, KpiDimension.PRODUCT, products);
        return new Selection(ids(reps), ids(teams), values);
    }

    private static void put(Map<KpiDimension, List<String>> values, KpiDimension dimension,
            @Nullable List<String> given) {
        if (given != null) {
            values.put(dimension, limited(given));
        }
    }

    private static Optional<List<UUID>> ids(@Nullable List<String> given) {
        return given == null ? Optional.empty() : Optional.of(limited(given).stream().map(Ids::parse).toList());
    }

    private static List<String> limited(List<String> given) {
        if (given.size() > MOST_VALUES) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "A list of a filter has " + given.size() + " values; at most " + MOST_VALUES + " are allowed");
        }
        if (given.contains(null)) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "A list of a filter has an element that is null");
        }
        return given;
    }
}
