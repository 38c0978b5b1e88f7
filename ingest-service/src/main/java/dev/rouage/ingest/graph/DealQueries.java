package dev.rouage.ingest.graph;

import java.util.Collections;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.Role;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Accounts, leads and opportunities. */
@GraphQLApi
@RolesAllowed({"rep", "manager", "admin", "coach"})
public class DealQueries {
    private final CurrentViewer viewer;
    private final NameSearch names;
    private final DatedSearch deals;
    private final RecordLoader loader;

    DealQueries(CurrentViewer viewer, NameSearch names, DatedSearch deals, RecordLoader loader) {
        this.viewer = viewer;
        this.names = names;
        this.deals = deals;
        this.loader = loader;
    }

    @Query
    @Description("An account; null when the company has none of that id")
    public Uni<@Nullable Account> account(@Id @NonNull @Description("Its id in the graph") String id) {
        return loader.accounts(Collections.singletonList(GraphId.parse(id))).map(RecordLoader::only);
    }

    @Query
    @NonNull
    @Description("The company's accounts in the order of their names")
    public Uni<AccountConnection> accounts(
            @Description("Which of them; all when absent") @Nullable AccountFilter filter,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        return names.page(viewer.get().tenant(), RecordKind.ACCOUNT,
                (filter == null ? new AccountFilter() : filter)::addTo, page)
                .map(found -> AccountConnection.of(page, found.stream().map(Account::of).toList()));
    }

    @Query
    @Description("A lead; null when the company has none of that id, or the caller may not see it")
    public Uni<@Nullable Lead> lead(@Id @NonNull @Description("Its id in the graph") String id) {
        return loader.leads(Collections.singletonList(GraphId.parse(id))).map(RecordLoader::only);
    }

    @Query
    @NonNull
    @Description("The leads that the caller may see: a rep its own, a manager those of its teams")
    public Uni<LeadConnection> leads(@Description("Which of them; all when absent") @Nullable LeadFilter filter,
            @Description("The order by the time of detection; OLDEST_FIRST when absent") @Nullable DateOrder order,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        LeadFilter wanted = filter == null ? new LeadFilter() : filter;
        return deals
                .page(viewer.get(),
                        new DatedSearch.Search(DatedKind.LEAD, new DatedSearch.Owners(wanted.owner, wanted.team),
                                wanted::addTo, order, page))
                .map(found -> LeadConnection.of(page, found.stream().map(Lead::of).toList()));
    }

    @Query
    @Description("An opportunity; null when the company has none of that id, or the caller may not see it")
    public Uni<@Nullable Opportunity> opportunity(@Id @NonNull @Description("Its id in the graph") String id) {
        return loader.opportunities(Collections.singletonList(GraphId.parse(id))).map(RecordLoader::only);
    }

    @Query
    @NonNull
    @Description("The opportunities that the caller may see: a rep its own, a manager those of its teams")
    public Uni<OpportunityConnection> opportunities(
            @Description("Which of them; all when absent") @Nullable OpportunityFilter filter,
            @Description("The order by the date of creation; OLDEST_FIRST when absent") @Nullable DateOrder order,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        Viewer caller = viewer.get();
        OpportunityFilter wanted = filter == null ? new OpportunityFilter() : filter;
        return deals.page(caller, new DatedSearch.Search(DatedKind.OPPORTUNITY,
                new DatedSearch.Owners(wanted.owner, wanted.team),
                wanted::addTo, order, page)).map(
                        found -> OpportunityConnection.of(page,
                                found.stream().map(deal -> Opportunity.of(deal, caller.has(Role.MONEY))).toList()));
    }

    @Name("owner")
    @Description("The rep who works on the lead; null when the CRM does not tell")
    public Uni<List<@Nullable Rep>> leadOwner(@Source List<Lead> leads) {
        return loader.reps(leads.stream().map(Lead::ownerId).toList());
    }

    @Name("account")
    @Description("The lead's account; null when the CRM does not tell")
    public Uni<List<@Nullable Account>> leadAccount(@Source List<Lead> leads) {
        return loader.accounts(leads.stream().map(Lead::accountId).toList());
    }

    @Name("owner")
    @Description("The rep who works on the deal; null when the CRM does not tell")
    public Uni<List<@Nullable Rep>> dealOwner(@Source List<Opportunity> deals) {
        return loader.reps(deals.stream().map(Opportunity::ownerId).toList());
    }

    @Name("account")
    @Description("Who buys; null when the CRM does not tell")
    public Uni<List<@Nullable Account>> dealAccount(@Source List<Opportunity> deals) {
        return loader.accounts(deals.stream().map(Opportunity::accountId).toList());
    }

    @Name("lead")
    @Description("The lead that the deal grew from; null when the CRM does not tell")
    public Uni<List<@Nullable Lead>> dealLead(@Source List<Opportunity> deals) {
        return loader.leads(deals.stream().map(Opportunity::leadId).toList());
    }
}
