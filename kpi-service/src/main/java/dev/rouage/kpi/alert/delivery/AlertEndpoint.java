package dev.rouage.kpi.alert.delivery;

import java.time.OffsetDateTime;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An endpoint as its company sees it; there is no secret in it. */
@Description("Where alerts are delivered, as Standard Webhooks; its secret is never shown")
public record AlertEndpoint(
        @Id @NonNull @Description("Its id") String id,
        @NonNull @Description("Its URL") String url,
        @Description("Whether messages carry amounts of money") boolean amounts,
        @NonNull @Description("When it was set up") OffsetDateTime createdAt,
        @Description("Since when nothing is delivered to it; null while it is in use") @Nullable OffsetDateTime disabledAt,
        @Description("Why nothing is delivered to it; null while it is in use") @Nullable String disabledBecause,
        @Description("How many messages wait for it") int pending,
        @Description("How many messages of the last 30 days were given up") int failed,
        @Description("When something was last sent to it; null before the first time") @Nullable OffsetDateTime lastAttemptAt,
        @Description("What came of it: the HTTP status, or why there was none; null before the first time") @Nullable String lastOutcome) {}
