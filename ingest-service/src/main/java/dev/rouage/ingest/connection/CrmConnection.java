package dev.rouage.ingest.connection;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A connection as its company sees it; there is no secret in it. */
@Description("A connection to a CRM: whose webhooks are taken, how they become records, and how it goes")
public record CrmConnection(
        @Id @NonNull @Description("Its id; keep it to yourself, it is part of the webhook's address") String id,
        @NonNull @Description("Who sends the webhooks") Vendor vendor,
        @NonNull @Description("The name under which its records are kept, such as hubspot:12345678") String source,
        @NonNull @Description("The mapping preset") String preset,
        @NonNull @Description("Changes to the preset, as a JSON merge patch") String overrides,
        @NonNull @Description("Where the CRM sends its webhooks, below the service's public address") String webhookPath,
        @NonNull @Description("When it was set up") Instant createdAt,
        @Description("Until when the secret before the last rotation is taken too; null when there is none") @Nullable Instant previousSecretUntil,
        @NonNull @Description("How it goes") Health health) {

    /** How a connection goes. */
    @Type("ConnectionHealth")
    @Description("How a connection goes")
    public record Health(
            @Description("When the last webhook came; null before the first") @Nullable Instant lastReceivedAt,
            @Description("When the last event was processed; null before the first") @Nullable Instant lastProcessedAt,
            @NonNull @Description("Events received, duplicates included") long received,
            @NonNull @Description("Events that have become records") long processed,
            @NonNull @Description("Events that came again and were left out") long duplicates,
            @NonNull @Description("Events of a type that says nothing to us") long unknown,
            @NonNull @Description("Events that could not be processed, in all") long failed,
            @NonNull @Description("Those of them that are parked now, to be looked at and replayed") long parked,
            @NonNull @Description("Changes of records of which too little is known yet: the CRM should be read again if they stay") long waiting,
            @Description("Since when the CRM has told of changes that it could not send; null when all is known. A full resync clears it") @Nullable Instant dirtySince,
            @Description("Code and message of the newest parked event; null when none is parked") @Nullable String lastError) {}

    static String webhookPath(Vendor vendor, UUID id) {
        return "/v1/webhooks/" + vendor.path() + "/" + id;
    }
}
