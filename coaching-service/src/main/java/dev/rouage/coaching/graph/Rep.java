package dev.rouage.coaching.graph;

import java.util.UUID;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A rep of the graph, which the ingest service owns; here it stands for what training adds to it. */
@Key(fields = @FieldSet("id"))
@Description("A person who sells")
public final class Rep {
    private final UUID id;
    private final OnboardingBatch batch;

    Rep(UUID id, OnboardingBatch batch) {
        this.id = id;
        this.batch = batch;
    }

    /** The id of the rep's record. */
    @Id
    @NonNull
    @Description("The id of the rep's record")
    public UUID getId() {
        return id;
    }

    @Ignore
    OnboardingBatch batch() {
        return batch;
    }
}
