package dev.rouage.kpi.export;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.graph.RampView;
import dev.rouage.kpi.objective.book.RampQuestion;
import dev.rouage.kpi.objective.book.Ramps;
import io.smallrye.mutiny.Uni;

/**
 * How fast new reps come up to their objectives as a file: a row for all, then one for each whom the reader may see. The
 * address has the arguments of the graph's {@code ramp}.
 */
@Path("/v1/ramp")
public class RampResource {
    private final Viewpoints viewpoints;
    private final Ramps ramps;

    RampResource(Viewpoints viewpoints, Ramps ramps) {
        this.viewpoints = viewpoints;
        this.ramps = ramps;
    }

    /** As CSV. */
    @GET
    @Produces(Lines.CSV)
    public Uni<byte[]> asCsv(@BeanParam RampParameters parameters) {
        return file(parameters, true);
    }

    /** As NDJSON. */
    @GET
    @Produces(Lines.NDJSON)
    public Uni<byte[]> asJson(@BeanParam RampParameters parameters) {
        return file(parameters, false);
    }

    private Uni<byte[]> file(RampParameters parameters, boolean csv) {
        RampQuestion question = parameters.question();
        Lines lines = Lines.of(csv, RampRows.COLUMNS);
        return viewpoints.current().chain(viewpoint -> ramps.of(viewpoint, question)
                .map(ramp -> lines.file(RampRows.of(viewpoint, question.days(viewpoint),
                        RampView.of(viewpoint, question.kpi(), ramp)))));
    }
}
