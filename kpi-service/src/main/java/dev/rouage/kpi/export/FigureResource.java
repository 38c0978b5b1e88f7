package dev.rouage.kpi.export;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.drilldown.DrillDown;
import dev.rouage.kpi.drilldown.Position;
import dev.rouage.kpi.drilldown.RecordPage;
import dev.rouage.kpi.drilldown.RecordRequest;
import dev.rouage.kpi.report.Origin;
import dev.rouage.kpi.report.PeriodChoice;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.Reports;
import dev.rouage.kpi.rollup.TallyQuery.Owners;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Figures and their records as files; the address has the arguments of the graph's field {@code kpi}. */
@Path("/v1/figures/{figure}")
public class FigureResource {
    private static final int RECORDS_AT_ONCE = 1_000;

    private final Viewpoints viewpoints;
    private final Reports reports;
    private final DrillDown drillDown;

    FigureResource(Viewpoints viewpoints, Reports reports, DrillDown drillDown) {
        this.viewpoints = viewpoints;
        this.reports = reports;
        this.drillDown = drillDown;
    }

    /** The figure with all its groups and series, as CSV. */
    @GET
    @Produces(Lines.CSV)
    public Uni<byte[]> figureAsCsv(@PathParam("figure") String figure, @BeanParam FigureParameters parameters) {
        return figure(parameters.question(figure), true);
    }

    /** The figure with all its groups and series, as NDJSON. */
    @GET
    @Produces(Lines.NDJSON)
    public Uni<byte[]> figureAsJson(@PathParam("figure") String figure, @BeanParam FigureParameters parameters) {
        return figure(parameters.question(figure), false);
    }

    /** The records that the figure is made of and those that are left out of it, as CSV. */
    @GET
    @Path("/records")
    @Produces(Lines.CSV)
    public Multi<byte[]> recordsAsCsv(@PathParam("figure") String figure, @BeanParam FigureParameters parameters) {
        return records(parameters.question(figure), Lines.of(true, RecordRows.COLUMNS));
    }

    /** The records that the figure is made of and those that are left out of it, as NDJSON. */
    @GET
    @Path("/records")
    @Produces(Lines.NDJSON)
    public Multi<byte[]> recordsAsJson(@PathParam("figure") String figure, @BeanParam FigureParameters parameters) {
        return records(parameters.question(figure), Lines.of(false, RecordRows.COLUMNS));
    }

    private Uni<byte[]> figure(Question question, boolean csv) {
        Lines lines = Lines.of(csv, FigureRows.columns(question.by()));
        return viewpoints.current().chain(viewpoint -> reports.company(viewpoint, question))
                .map(answer -> lines.file(FigureRows.of(answer)));
    }

    /** Page after page, so that a file of any length takes the memory of one. */
    private Multi<byte[]> records(Question question, Lines lines) {
        return viewpoints.current().onItem().transformToMulti(viewpoint -> {
            reports.check(viewpoint, question, new Owners.Company());
            Origin origin = origin(viewpoint, question);
            Multi<byte[]> pages = Multi.createBy().repeating().uni(Progress::new, progress -> drillDown
                    .page(new RecordRequest(origin, question.kpis().getFirst(), progress.after, RECORDS_AT_ONCE))
                    .invoke(progress::advance))
                    .whilst(page -> page.next().isPresent())
                    .map(page -> lines.part(RecordRows.of(page.records(), viewpoint.money())));
            return Multi.createBy().concatenating().streams(Multi.createFrom().item(lines.head()), pages)
                    .filter(chunk -> chunk.length > 0);
        });
    }

    private static Origin origin(Viewpoint viewpoint, Question question) {
        PeriodChoice choice = question.period();
        return new Origin(viewpoint, question, new Owners.Company(), List.of(),
                choice.seenFrom(viewpoint.today(), viewpoint.policy().calendar()).period());
    }

    private static final class Progress {
        private Optional<Position> after = Optional.empty();

        void advance(RecordPage page) {
            after = page.next();
        }
    }
}
