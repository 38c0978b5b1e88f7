package dev.rouage.ingest.webhook;

import java.time.Instant;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An event that could not be processed. */
@Description("An event of a webhook that could not be processed, kept until it is replayed or too old")
public record ParkedEvent(
        @Id @NonNull @Description("The vendor's id of the event") String id,
        @NonNull @Description("What it is about, such as deal/123") String object,
        @NonNull @Description("When it came") Instant receivedAt,
        @NonNull @Description("How often it was tried") int attempts,
        @Description("Why it was parked, as a code") @Nullable String code,
        @Description("Why it was parked, in words") @Nullable String message,
        @NonNull @Description("The event as it came, as JSON text") String payload) {}
