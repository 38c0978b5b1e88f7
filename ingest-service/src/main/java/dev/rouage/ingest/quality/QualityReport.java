package dev.rouage.ingest.quality;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What is wrong with the records of a source or an import, as of a moment. */
@Description("What is wrong with the records of a source or an import, as of a moment")
public record QualityReport(
        @Description("The system whose records it looks at; null for all") @Nullable String source,
        @Id @Description("The import whose records it looks at; null for all") @Nullable String importId,
        @NonNull @Description("How far it is") QualityState state,
        @Description("When the findings were computed; null before the first time") @Nullable Instant computedAt,
        @Description("How many live records it looks at; null before the first time") @Nullable Long records,
        @NonNull @Description("What was found, the most frequent first within a check; of one check at most 50 findings") List<@NonNull QualityFinding> findings,
        @NonNull @Description("Checks that the time limit ended before they were done") List<@NonNull String> unfinished) {}
