package dev.rouage.ingest.graph;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.Role;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** What selling costs, and what one currency is worth in another. What is spent is not for reps to see. */
@GraphQLApi
@RolesAllowed({"manager", "admin", "coach"})
public class SpendQueries {
    private final CurrentViewer viewer;
    private final DatedSearch search;
    private final RecordLoader loader;

    SpendQueries(CurrentViewer viewer, DatedSearch search, RecordLoader loader) {
        this.viewer = viewer;
        this.search = search;
        this.loader = loader;
    }

    @Query
    @Description("A spend; null when the company has none of that id")
    public Uni<@Nullable Spend> spend(@Id @NonNull @Description("Its id in the graph") String id) {
        Viewer caller = viewer.get();
        return loader.one(DatedKind.SPEND, id, found -> Spend.of(found, caller.has(Role.MONEY)));
    }

    @Query
    @NonNull
    @Description("What the company has spent on selling and marketing; not for reps")
    public Uni<SpendConnection> spends(@Description("Which of them; all when absent") @Nullable SpendFilter filter,
            @Description("The order by the first day; OLDEST_FIRST when absent") @Nullable DateOrder order,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        Viewer caller = viewer.get();
        SpendFilter wanted = filter == null ? new SpendFilter() : filter;
        return search.page(caller, new DatedSearch.Search(DatedKind.SPEND, wanted::addTo, order, page))
                .map(found -> SpendConnection.of(page,
                        found.stream().map(one -> Spend.of(one, caller.has(Role.MONEY))).toList()));
    }

    @Query
    @RolesAllowed({"rep", "manager", "admin", "coach"})
    @Description("An exchange rate; null when the company has none of that id")
    public Uni<@Nullable FxRate> fxRate(@Id @NonNull @Description("Its id in the graph") String id) {
        return loader.one(DatedKind.FX_RATE, id, FxRate::of);
    }

    @Query
    @RolesAllowed({"rep", "manager", "admin", "coach"})
    @NonNull
    @Description("The company's exchange rates")
    public Uni<FxRateConnection> fxRates(@Description("Which of them; all when absent") @Nullable FxRateFilter filter,
            @Description("The order by the day; OLDEST_FIRST when absent") @Nullable DateOrder order,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        FxRateFilter wanted = filter == null ? new FxRateFilter() : filter;
        return search.page(viewer.get(), new DatedSearch.Search(DatedKind.FX_RATE, wanted::addTo, order, page))
                .map(found -> FxRateConnection.of(page, found.stream().map(FxRate::of).toList()));
    }
}
