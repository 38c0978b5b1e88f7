package dev.rouage.ingest.deadletter;

import java.time.Instant;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A change of a record that a service could not take in. */
@Description("A change of a record that a service could not take in; its figures or progress lack the change")
public record DeadLetter(
        @Id @NonNull @Description("Its id") String id,
        @NonNull @Description("The service that could not take it in") String service,
        @NonNull @Description("The record's kind") String kind,
        @Id @NonNull @Description("The record's id in the graph") String recordId,
        @NonNull @Description("Why not, in the words of that service") String cause,
        @NonNull @Description("Where the message lies: topic, partition and offset") String origin,
        @NonNull @Description("When it was given up") Instant at,
        @NonNull @Description("What has become of it") DeadLetterState state,
        @Description("When it was replayed; null while it is open") @Nullable Instant replayedAt) {

    String key() {
        return at + " " + id;
    }
}
