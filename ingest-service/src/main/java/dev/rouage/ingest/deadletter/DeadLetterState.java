package dev.rouage.ingest.deadletter;

import org.eclipse.microprofile.graphql.Description;

/** What has become of a dead letter. */
@Description("What has become of a dead letter")
public enum DeadLetterState {
    @Description("Nobody has replayed it")
    OPEN,

    @Description("Its record was published again; should that fail too, it is another dead letter")
    REPLAYED
}
