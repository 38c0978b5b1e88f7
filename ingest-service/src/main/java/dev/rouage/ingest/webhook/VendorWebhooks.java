package dev.rouage.ingest.webhook;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.ingest.connection.Vendor;

/** How one vendor signs and writes its webhooks. */
public interface VendorWebhooks {

    /** Which vendor. */
    Vendor vendor();

    /**
     * Fails with a 401 unless one of the secrets has signed the request.
     *
     * @param secrets
     *            the connection's, and the one before while it is still valid
     */
    void verify(WebhookRequest request, List<String> secrets);

    /** The events in a verified request's body. */
    List<Delivery> deliveries(WebhookRequest request);

    /** What an event says; empty for a type that says nothing to us. */
    List<Change> changes(JsonNode event);
}
