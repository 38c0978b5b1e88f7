package dev.rouage.kpi.graph;

import java.util.List;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.calendar.Comparison;
import dev.rouage.kpi.calendar.Grain;
import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.catalogue.Language;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.Reports;
import dev.rouage.platform.graphql.PageRequest;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.graphql.api.federation.link.Import;
import io.smallrye.graphql.api.federation.link.Link;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** The company's figures. */
@GraphQLApi
@Link(url = "https://specs.apollo.dev/federation/v2.7", _import = {@Import(name = "@key"),
        @Import(name = "@shareable")})
public class KpiQueries {
    private final Viewpoints viewpoints;
    private final Reports reports;

    KpiQueries(Viewpoints viewpoints, Reports reports) {
        this.viewpoints = viewpoints;
        this.reports = reports;
    }

    @Query
    @NonBlocking
    @Description("The catalogue of figures: what each is and how it is worked out")
    public @NonNull List<@NonNull KpiCatalogueEntry> kpis(
            @DefaultValue("EN") @Description("The language of names and formulas") Language language) {
        return Catalogue.all().stream().map(definition -> KpiCatalogueEntry.of(definition, language)).toList();
    }

    @Query
    @NonNull
    @Description("All figures of the company in a period")
    public Uni<Scorecard> scorecard(@NonNull @Description("The period") PeriodInput period,
            @Description("Which records count") @Nullable KpiFilter filter,
            @Description("What each figure is compared with") @Nullable Comparison compare,
            @Description("Which of their variants figures are worked out in") @Nullable KpiOptions options) {
        Question question = Questions.scorecard(period, filter, compare, options);
        return viewpoints.current().chain(viewpoint -> reports.company(viewpoint, question)).map(Scorecard::of);
    }

    /** As many arguments as the graph's field has. */
    @Query
    @NonNull
    @Description("One figure of the company in a period, broken down")
    public Uni<KpiResult> kpi(@NonNull @Description("Which figure") KpiId id,
            @NonNull @Description("The period") PeriodInput period,
            @Description("Which records count") @Nullable KpiFilter filter,
            @Description("The dimensions to break it down by") @Nullable List<KpiDimension> by,
            @Description("The length of the points of its series, at most 400 points") @Nullable Grain grain,
            @Description("What it is compared with") @Nullable Comparison compare,
            @Description("What the period selects, where the figure leaves a choice") @Nullable Basis basis,
            @Description("Within how many days something must have happened, where the figure has such a limit") @Nullable Integer windowDays,
            @Description("Which of its variants the figure is worked out in") @Nullable KpiOptions options,
            @DefaultValue("DIMENSIONS") @Description("In which order groups come; DIMENSIONS by default") GroupOrder order,
            @Description("How many groups, 1..100; 20 by default") @Nullable Integer first,
            @Description("The cursor of the group behind which the page begins") @Nullable String after) {
        Question question = Questions.kpi(id, period, filter, by, grain, compare,
                Questions.options(id, options, basis, windowDays));
        PageRequest page = PageRequest.of(first, after);
        return viewpoints.current().chain(viewpoint -> reports.company(viewpoint, question))
                .map(answer -> KpiResult.of(answer, order, page));
    }
}
