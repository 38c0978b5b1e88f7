package dev.rouage.ingest.webhook;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Parked events over REST. */
@Path("/v1/connections/{connection}/parked")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class ParkedEventResource {
    private final CurrentViewer viewer;
    private final ParkedEvents parked;

    ParkedEventResource(CurrentViewer viewer, ParkedEvents parked) {
        this.viewer = viewer;
        this.parked = parked;
    }

    @GET
    @Operation(operationId = "listParkedEvents", summary = "The events of a connection that could not be processed", description = "The oldest 100, with their cause.")
    @APIResponse(responseCode = "200", description = "The events, with the payload as it came", content = @Content(examples = @ExampleObject(name = "one event", value = WebhookExamples.PARKED)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the company has no such connection")
    public Uni<List<ParkedEvent>> list(@PathParam("connection") String connection) {
        return parked.list(viewer.get().tenant(), connection);
    }

    @POST
    @Path("/replay")
    @Operation(operationId = "replayParkedEvents", summary = "Process parked events again", description = "All of them, or the one named by 'event'.")
    @APIResponse(responseCode = "200", description = "How many are tried again", content = @Content(examples = @ExampleObject(name = "one event", value = "{\"replayed\":1}")))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the company has no such connection")
    public Uni<Map<String, Integer>> replay(@PathParam("connection") String connection,
            @QueryParam("event") @Nullable String event) {
        return parked.replay(viewer.get().tenant(), connection, event).map(count -> Map.of("replayed", count));
    }
}
