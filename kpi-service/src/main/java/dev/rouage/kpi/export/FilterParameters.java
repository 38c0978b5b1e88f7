package dev.rouage.kpi.export;

import java.util.List;

import jakarta.ws.rs.QueryParam;

import dev.rouage.kpi.graph.KpiFilter;
import org.jspecify.annotations.Nullable;

/** The graph's {@code KpiFilter} as parameters of an address, each repeated for more values. */
public class FilterParameters {
    /** Ids. */
    @QueryParam("teams")
    public @Nullable List<String> teams;
    /** Ids. */
    @QueryParam("reps")
    public @Nullable List<String> reps;
    /** Names. */
    @QueryParam("sources")
    public @Nullable List<String> sources;
    /** Names. */
    @QueryParam("channels")
    public @Nullable List<String> channels;
    /** Names. */
    @QueryParam("pipelines")
    public @Nullable List<String> pipelines;
    /** Names. */
    @QueryParam("segments")
    public @Nullable List<String> segments;
    /** Names. */
    @QueryParam("countries")
    public @Nullable List<String> countries;
    /** Names. */
    @QueryParam("products")
    public @Nullable List<String> products;

    KpiFilter filter() {
        KpiFilter filter = new KpiFilter();
        filter.teams = given(teams);
        filter.reps = given(reps);
        filter.sources = given(sources);
        filter.channels = given(channels);
        filter.pipelines = given(pipelines);
        filter.segments = given(segments);
        filter.countries = given(countries);
        filter.products = given(products);
        return filter;
    }

    /** A parameter that is not there is an empty list to REST, and a list that allows nothing to a filter. */
    private static @Nullable List<String> given(@Nullable List<String> list) {
        return list == null || list.isEmpty() ? null : list;
    }
}
