package dev.rouage.ingest.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.rouage.ingest.connection.Vendor;
import dev.rouage.ingest.limit.TooMany;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where the CRMs send their webhooks. No token: the vendor's signature is the proof, and the connection tells the company. */
@Path("/v1/webhooks/{vendor}/{connection}")
@PermitAll
public class WebhookResource {
    private final WebhookReceiver receiver;
    private final WebhookConfig config;
    private final Clock clock = Clock.systemUTC();

    WebhookResource(WebhookReceiver receiver, WebhookConfig config) {
        this.receiver = receiver;
        this.config = config;
    }

    /** Stores the events and answers after the commit; they are processed afterwards. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "receiveWebhook", summary = "Receive a webhook of hubspot, salesforce, pipedrive or standard", description = "Signed as the vendor does; answers 202 once the events are stored, 429 with Retry-After when the connection has sent more than its limit.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = {
            @ExampleObject(name = "hubspot", value = WebhookExamples.HUBSPOT),
            @ExampleObject(name = "standard", value = WebhookExamples.STANDARD)}))
    @APIResponse(responseCode = "202", description = "The events are stored", content = @Content(examples = @ExampleObject(name = "two events", value = "{\"received\":2,\"duplicates\":0}")))
    @APIResponse(responseCode = "401", description = "SIGNATURE_MISSING, SIGNATURE_INVALID, SIGNATURE_EXPIRED: more than five minutes old")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: there is no such connection of that vendor")
    public Uni<Response> receive(@PathParam("vendor") String vendor, @PathParam("connection") String connection,
            @Context HttpServerRequest request, byte[] body) {
        Vendor sender = Vendor.ofPath(vendor).orElseThrow(WebhookReceiver::unknown);
        return receiver.receive(sender, id(connection), read(request, body))
                .map(WebhookResource::answer);
    }

    private static Response answer(Reception reception) {
        return switch (reception) {
            case Reception.Stored(int received, int duplicates, _) ->
                Response.accepted(Map.of("received", received, "duplicates", duplicates)).build();
            case Reception.Refused(Duration wait) -> TooMany.answer("The connection", wait);
        };
    }

    private WebhookRequest read(HttpServerRequest request, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        String url = config.publicUrl().map(address -> address + request.uri()).orElseGet(request::absoluteURI);
        return new WebhookRequest(request.method().name(), url, headers, body, clock.instant());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw WebhookReceiver.unknown();
        }
    }
}
