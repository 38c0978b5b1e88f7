package dev.rouage.ingest.graph;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;

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

/** Contracts, and the stages that lead to them. */
@GraphQLApi
@RolesAllowed({"rep", "manager", "admin", "coach"})
public class ContractQueries {
    private final CurrentViewer viewer;
    private final StageSearch stages;
    private final DatedSearch search;
    private final RecordLoader loader;

    ContractQueries(CurrentViewer viewer, StageSearch stages, DatedSearch search, RecordLoader loader) {
        this.viewer = viewer;
        this.stages = stages;
        this.search = search;
        this.loader = loader;
    }

    @Query
    @NonNull
    @Description("The stages of the company's pipelines, by pipeline and place")
    public Uni<PipelineStageConnection> pipelineStages(
            @Description("Only of this system; all when absent") @Nullable String source,
            @Description("Only of this pipeline; all when absent") @Nullable String pipeline,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        return stages.stages(viewer.get().tenant(), source, pipeline, page)
                .map(found -> PipelineStageConnection.of(page, found.stream().map(PipelineStage::of).toList()));
    }

    @Query
    @Description("A contract; null when the company has none of that id")
    public Uni<@Nullable Contract> contract(@Id @NonNull @Description("Its id in the graph") String id) {
        Viewer caller = viewer.get();
        return loader.one(DatedKind.CONTRACT, id, found -> Contract.of(found, caller.has(Role.MONEY)));
    }

    @Query
    @NonNull
    @Description("The company's contracts in the order of their first days")
    public Uni<ContractConnection> contracts(
            @Id @Description("Only with this account; all when absent") @Nullable String account,
            @Description("Only of this system; all when absent") @Nullable String source,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        Viewer caller = viewer.get();
        return search
                .page(caller,
                        new DatedSearch.Search(DatedKind.CONTRACT,
                                conditions -> conditions.referenceColumn("account_id", account).source(source), null,
                                page))
                .map(found -> ContractConnection.of(page,
                        found.stream().map(one -> Contract.of(one, caller.has(Role.MONEY))).toList()));
    }

    @Name("account")
    @Description("Whose contract it is; null when the account has not come yet")
    public Uni<List<@Nullable Account>> contractAccount(@Source List<Contract> contracts) {
        return loader.accounts(contracts.stream().map(Contract::accountId).toList());
    }
}
