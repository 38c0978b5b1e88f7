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

/** What customers say: answers to surveys, complaints, public reviews. */
@GraphQLApi
@RolesAllowed({"rep", "manager", "admin", "coach"})
public class SatisfactionQueries {
    private final CurrentViewer viewer;
    private final DatedSearch search;
    private final RecordLoader loader;

    SatisfactionQueries(CurrentViewer viewer, DatedSearch search, RecordLoader loader) {
        this.viewer = viewer;
        this.search = search;
        this.loader = loader;
    }

    @Query
    @Description("A survey response; null when the company has none of that id, or the caller may not see it")
    public Uni<@Nullable SurveyResponse> surveyResponse(@Id @NonNull @Description("Its id in the graph") String id) {
        return loader.one(DatedKind.SURVEY_RESPONSE, id, SurveyResponse::of);
    }

    @Query
    @NonNull
    @Description("The answers to surveys that the caller may see: a rep those about itself, a manager those about its teams")
    public Uni<SurveyResponseConnection> surveyResponses(
            @Description("Which of them; all when absent") @Nullable SurveyResponseFilter filter,
            @Description("The order by the time of the answer; OLDEST_FIRST when absent") @Nullable DateOrder order,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        SurveyResponseFilter wanted = filter == null ? new SurveyResponseFilter() : filter;
        return search
                .page(viewer.get(),
                        new DatedSearch.Search(DatedKind.SURVEY_RESPONSE,
                                new DatedSearch.Owners(wanted.rep, wanted.team), wanted::addTo, order, page))
                .map(found -> SurveyResponseConnection.of(page, found.stream().map(SurveyResponse::of).toList()));
    }

    @Query
    @Description("A complaint; null when the company has none of that id")
    public Uni<@Nullable Complaint> complaint(@Id @NonNull @Description("Its id in the graph") String id) {
        return loader.one(DatedKind.COMPLAINT, id, Complaint::of);
    }

    @Query
    @NonNull
    @Description("The company's complaints")
    public Uni<ComplaintConnection> complaints(
            @Description("Which of them; all when absent") @Nullable ComplaintFilter filter,
            @Description("The order by the time of opening; OLDEST_FIRST when absent") @Nullable DateOrder order,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        ComplaintFilter wanted = filter == null ? new ComplaintFilter() : filter;
        return search.page(viewer.get(), new DatedSearch.Search(DatedKind.COMPLAINT, wanted::addTo, order, page))
                .map(found -> ComplaintConnection.of(page, found.stream().map(Complaint::of).toList()));
    }

    @Query
    @Description("A review; null when the company has none of that id")
    public Uni<@Nullable Review> review(@Id @NonNull @Description("Its id in the graph") String id) {
        return loader.one(DatedKind.REVIEW, id, Review::of);
    }

    @Query
    @NonNull
    @Description("The public reviews of the company")
    public Uni<ReviewConnection> reviews(@Description("Which of them; all when absent") @Nullable ReviewFilter filter,
            @Description("The order by the time of publication; OLDEST_FIRST when absent") @Nullable DateOrder order,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest page = PageRequest.of(first, after);
        ReviewFilter wanted = filter == null ? new ReviewFilter() : filter;
        return search.page(viewer.get(), new DatedSearch.Search(DatedKind.REVIEW, wanted::addTo, order, page))
                .map(found -> ReviewConnection.of(page, found.stream().map(Review::of).toList()));
    }

    @Name("rep")
    @Description("Whom the survey was about; null when the CRM does not tell")
    public Uni<List<@Nullable Rep>> responseRep(@Source List<SurveyResponse> responses) {
        return loader.reps(responses.stream().map(SurveyResponse::repId).toList());
    }

    @Name("account")
    @Description("Who answered; null when the CRM does not tell")
    public Uni<List<@Nullable Account>> responseAccount(@Source List<SurveyResponse> responses) {
        return loader.accounts(responses.stream().map(SurveyResponse::accountId).toList());
    }

    @Name("account")
    @Description("Who complains; null when the CRM does not tell")
    public Uni<List<@Nullable Account>> complaintAccount(@Source List<Complaint> complaints) {
        return loader.accounts(complaints.stream().map(Complaint::accountId).toList());
    }

    @Name("account")
    @Description("Who wrote it; null when the CRM does not tell")
    public Uni<List<@Nullable Account>> reviewAccount(@Source List<Review> reviews) {
        return loader.accounts(reviews.stream().map(Review::accountId).toList());
    }
}
