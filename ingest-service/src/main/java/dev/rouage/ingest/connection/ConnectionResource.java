package dev.rouage.ingest.connection;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Connections to CRMs over REST. */
@Path("/v1/connections")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConnectionResource {
    private static final Duration USUAL_OVERLAP = Duration.ofHours(24);

    private final CurrentViewer viewer;
    private final Connections connections;

    ConnectionResource(CurrentViewer viewer, Connections connections) {
        this.viewer = viewer;
        this.connections = connections;
    }

    @POST
    @Operation(operationId = "createConnection", summary = "Set up a connection", description = "Body: {vendor, source, secret, preset?, overrides?}. The secret is stored encrypted and never answered.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "hubspot", value = ConnectionExamples.REQUEST)))
    @APIResponse(responseCode = "201", description = "The connection, without its secret", content = @Content(examples = @ExampleObject(name = "created", value = ConnectionExamples.CONNECTION)))
    @APIResponse(responseCode = "409", description = "SOURCE_IN_USE: the source has a connection already")
    @APIResponse(responseCode = "422", description = "INVALID_SECRET, INVALID_MAPPING, UNKNOWN_FIELD")
    public Uni<Response> create(byte[] body) {
        JsonNode json = object(body);
        ConnectionSettings settings = ConnectionSettings.of(vendor(json), required(json, "source"),
                optional(json, "preset"), overrides(json));
        return connections.create(viewer.get().tenant(), settings, required(json, "secret"))
                .map(created -> Response.created(URI.create("/v1/connections/" + created.id())).entity(view(created))
                        .build());
    }

    @GET
    @Operation(operationId = "listConnections", summary = "The company's connections and how they go")
    @APIResponse(responseCode = "200", description = "All of them", content = @Content(examples = @ExampleObject(name = "one connection", value = ConnectionExamples.LIST)))
    public Uni<List<JsonNode>> list() {
        return connections.list(viewer.get().tenant())
                .map(found -> found.stream().map(ConnectionResource::view).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "findConnection", summary = "A connection and how it goes")
    @APIResponse(responseCode = "200", description = "The connection", content = @Content(examples = @ExampleObject(name = "hubspot", value = ConnectionExamples.CONNECTION)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the company has no such connection")
    public Uni<JsonNode> find(@PathParam("id") String id) {
        return connections.get(viewer.get().tenant(), id).map(ConnectionResource::view);
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "changeConnection", summary = "Change how a connection's events become records", description = "Body: {preset?, overrides?}; what is left out goes back to the vendor's usual.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "a field of the company's own", value = ConnectionExamples.CHANGE)))
    @APIResponse(responseCode = "200", description = "The connection as it is now", content = @Content(examples = @ExampleObject(name = "changed", value = ConnectionExamples.CONNECTION)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the company has no such connection")
    public Uni<JsonNode> change(@PathParam("id") String id, byte[] body) {
        JsonNode json = object(body);
        return connections.change(viewer.get().tenant(), id, optional(json, "preset"), overrides(json))
                .map(ConnectionResource::view);
    }

    @POST
    @Path("/{id}/secret")
    @Operation(operationId = "rotateConnectionSecret", summary = "Change the secret", description = "Body: {secret, previousValidFor?}; the previous one is taken for that ISO duration too, 24 hours by default.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "both for a day", value = ConnectionExamples.SECRET)))
    @APIResponse(responseCode = "200", description = "The connection, with previousSecretUntil", content = @Content(examples = @ExampleObject(name = "rotated", value = ConnectionExamples.CONNECTION)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the company has no such connection")
    public Uni<JsonNode> rotate(@PathParam("id") String id, byte[] body) {
        JsonNode json = object(body);
        return connections.rotateSecret(viewer.get().tenant(), id, required(json, "secret"),
                duration(optional(json, "previousValidFor"))).map(ConnectionResource::view);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteConnection", summary = "Remove a connection", description = "Its address takes no more webhooks, its events are removed, its records stay.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the company has no such connection")
    public Uni<Void> delete(
            @Parameter(description = "Its id", example = "5a0f6c1e-77c1-4d3a-9b52-0d6a4f0f8a11") @PathParam("id") String id) {
        return connections.delete(viewer.get().tenant(), id);
    }

    private static JsonNode view(CrmConnection connection) {
        return ConnectionJson.of(connection);
    }

    private static JsonNode object(byte[] body) {
        JsonNode json = StrictJson.read(body);
        if (!json.isObject()) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "The body must be an object");
        }
        return json;
    }

    private static Vendor vendor(JsonNode json) {
        return Vendor.ofPath(required(json, "vendor").toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new RouageException(StandardErrorCode.INVALID_ARGUMENT, "'vendor' is one of "
                        + String.join(", ", Arrays.stream(Vendor.values()).map(Vendor::path).toList())));
    }

    private static String required(JsonNode json, String field) {
        String text = optional(json, field);
        if (text == null) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "'" + field + "' is required, as a text");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode json, String field) {
        return json.path(field).textValue();
    }

    private static @Nullable String overrides(JsonNode json) {
        JsonNode overrides = json.path("overrides");
        return overrides.isMissingNode() || overrides.isNull() ? null : overrides.toString();
    }

    static Duration duration(@Nullable String text) {
        try {
            return text == null ? USUAL_OVERLAP : Duration.parse(text);
        } catch (DateTimeException _) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "A duration such as PT24H is expected");
        }
    }
}
