package dev.rouage.kpi.graph;

import dev.rouage.kpi.drilldown.Position;
import dev.rouage.kpi.drilldown.RecordRequest;
import dev.rouage.platform.graphql.PageRequest;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Opens figures into their records. */
@GraphQLApi
public class RecordQueries {
    private final RecordBatch batch;

    RecordQueries(RecordBatch batch) {
        this.batch = batch;
    }

    @NonNull
    @Description("The records that the figure is made of and those that are left out of it, each with what it adds and why it"
            + " is left out; only those of reps whose figures the viewer may see by name")
    public Uni<RecordConnection> records(@Source KpiFigure figure,
            @Description("How many, 1..100; 20 by default") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        return batch.page(new RecordRequest(figure.origin(), figure.getKpi(), request.after().map(Position::parse),
                request.size()))
                .map(page -> RecordConnection.of(request, page, figure.origin().viewpoint().money()));
    }
}
