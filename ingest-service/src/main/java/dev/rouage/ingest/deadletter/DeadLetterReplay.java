package dev.rouage.ingest.deadletter;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a replay has done. */
@Description("What a replay has done")
public record DeadLetterReplay(
        @NonNull @Description("How many dead letters had their records published again") int replayed,
        @NonNull @Description("How many stay open because there is no such record here") int withoutRecord) {}
