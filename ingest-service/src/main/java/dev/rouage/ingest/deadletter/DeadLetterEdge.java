package dev.rouage.ingest.deadletter;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A dead letter in its connection. */
@Description("A dead letter in its connection")
public record DeadLetterEdge(@NonNull @Description("The cursor of the node, for 'after'") String cursor,
        @NonNull @Description("The dead letter") DeadLetter node) {}
