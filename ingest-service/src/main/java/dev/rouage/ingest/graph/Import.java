package dev.rouage.ingest.graph;

import java.time.Instant;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A file of records that was, or is being, taken in. */
@Description("A file of records that was, or is being, taken in")
public record Import(
        @Id @NonNull @Description("Its id, as REST calls it") String id,
        @NonNull @Description("The kind of its records, such as 'opportunity'") String kind,
        @NonNull @Description("How far it has come") ImportStatus state,
        @Description("Lines read so far") long received,
        @Description("Lines that are part of what is stored now") long applied,
        @Description("Lines refused; REST lists them with their errors") long rejected,
        @Description("The share of the file that has been taken in, 0 to 1; null where the sender did not say how large it is") @Nullable Double progress,
        @Description("Why it failed; null unless it did") @Nullable String failure,
        @NonNull @Description("When it began") Instant createdAt,
        @Description("When it ended; null while it is under way") @Nullable Instant finishedAt) {

    /** Reads a row as JSON; columns that a later version of the table has, or an earlier one lacks, do no harm. */
    static Import of(JsonNode row) {
        ImportStatus state = ImportStatus.valueOf(row.required("state").asText());
        return new Import(row.required("id").asText(), row.required("kind").asText(), state,
                row.path("received").asLong(), row.path("applied").asLong(), row.path("rejected").asLong(),
                progress(state, row), row.path("failure").textValue(),
                OffsetDateTime.parse(row.required("created_at").asText()).toInstant(),
                row.path("finished_at").isTextual()
                        ? OffsetDateTime.parse(row.path("finished_at").textValue()).toInstant()
                        : null);
    }

    private static @Nullable Double progress(ImportStatus state, JsonNode row) {
        long total = row.path("bytes_total").asLong();
        if (state == ImportStatus.COMPLETE) {
            return 1.0;
        }
        return total <= 0 ? null : Double.valueOf(Math.min(1.0, (double) row.path("bytes_received").asLong() / total));
    }
}
