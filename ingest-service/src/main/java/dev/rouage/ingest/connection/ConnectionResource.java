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
    @Operation(summary = "Set up a connection", description = "Body: {vendor, source, secret, preset?, overrides?}. The secret is stored encrypted and never answered.")
    public Uni<Response> create(byte[] body) {
        JsonNode json = object(body);
        ConnectionSettings settings = ConnectionSettings.of(vendor(json), required(json, "source"),
                optional(json, "preset"), overrides(json));
        return connections.create(viewer.get().tenant(), settings, required(json, "secret"))
                .map(created -> Response.created(URI.create("/v1/connections/" + created.id())).entity(view(created))
                        .build());
    }

    @GET
    @Operation(summary = "The company's connections and how they go")
    public Uni<List<JsonNode>> list() {
        return connections.list(viewer.get().tenant())
                .map(found -> found.stream().map(ConnectionResource::view).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A connection and how it goes")
    public Uni<JsonNode> find(@PathParam("id") String id) {
        return connections.get(viewer.get().tenant(), id).map(ConnectionResource::view);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Change how a connection's events become records", description = "Body: {preset?, overrides?}; what is left out goes back to the vendor's usual.")
    public Uni<JsonNode> change(@PathParam("id") String id, byte[] body) {
        JsonNode json = object(body);
        return connections.change(viewer.get().tenant(), id, optional(json, "preset"), overrides(json))
                .map(ConnectionResource::view);
    }

    @POST
    @Path("/{id}/secret")
    @Operation(summary = "Change the secret", description = "Body: {secret, previousValidFor?}; the previous one is taken for that ISO duration too, 24 hours by default.")
    public Uni<JsonNode> rotate(@PathParam("id") String id, byte[] body) {
        JsonNode json = object(body);
        return connections.rotateSecret(viewer.get().tenant(), id, required(json, "secret"),
                duration(optional(json, "previousValidFor"))).map(ConnectionResource::view);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove a connection", description = "Its address takes no more webhooks, its events are removed, its records stay.")
    public Uni<Void> delete(@PathParam("id") String id) {
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
