package dev.rouage.ingest.graph;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What reps do. */
@GraphQLApi
@RolesAllowed({"rep", "manager", "admin", "coach"})
public class ActivityQueries {
    private final CurrentViewer viewer;
    private final DatedSearch search;
    private final RecordLoader loader;

    ActivityQueries(CurrentViewer viewer, DatedSearch search, RecordLoader loader) {
        this.viewer = viewer;
        this.search = search;
        this.loader = loader;
    }

    @Query
    @Description("An activity; null when the company has none of that id, or the caller may not see it")
    public Uni<@Nullable Activity> activity(@Id @NonNull @Description("Its id in the graph") String id) {
        return loader.one(DatedKind.ACTIVITY, id, Activity::of);
    }

    @Query
    @NonNull
    @Description("The activities that the caller may see: a rep its own, a manager those of its teams")
    public Uni<ActivityConnection> activities(
            @Description("Which of them; all when absent") @Nullable ActivityFilter filter,
            @Description("The order by the time; OLDEST_FIRST when absent") @Nullable DateOrder order,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        ActivityFilter wanted = filter == null ? new ActivityFilter() : filter;
        return search
                .page(viewer.get(),
                        new DatedSearch.Search(DatedKind.ACTIVITY, new DatedSearch.Owners(wanted.rep, wanted.team),
                                wanted::addTo, order, page))
                .map(found -> ActivityConnection.of(page, found.stream().map(Activity::of).toList()));
    }

    @Name("rep")
    @Description("Who did it; null when the CRM does not tell, or the rep has not come yet")
    public Uni<List<@Nullable Rep>> activityRep(@Source List<Activity> activities) {
        return loader.reps(activities.stream().map(Activity::repId).toList());
    }

    @Name("lead")
    @Description("The lead that it was for; null when it was for none, or the caller may not see it")
    public Uni<List<@Nullable Lead>> activityLead(@Source List<Activity> activities) {
        return loader.leads(activities.stream().map(Activity::leadId).toList());
    }

    @Name("opportunity")
    @Description("The deal that it was for; null when it was for none, or the caller may not see it")
    public Uni<List<@Nullable Opportunity>> activityOpportunity(@Source List<Activity> activities) {
        return loader.opportunities(activities.stream().map(Activity::opportunityId).toList());
    }

    @Name("account")
    @Description("The account that it was for; null when the CRM does not tell")
    public Uni<List<@Nullable Account>> activityAccount(@Source List<Activity> activities) {
        return loader.accounts(activities.stream().map(Activity::accountId).toList());
    }
}
