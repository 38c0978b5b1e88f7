package dev.rouage.coaching.graph;

import java.time.Instant;
import java.util.UUID;

import dev.rouage.coaching.completion.ModuleCompletion;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A completion as the graph shows it. */
@Name("ModuleCompletion")
@Description("A module that a rep has completed")
public record CompletionView(
        @Id @NonNull @Description("The id that the client made") UUID id,
        @Id @NonNull @Description("The id of the module") UUID moduleId,
        @NonNull @Description("Who completed it") Rep rep,
        @NonNull @Description("When, to the microsecond") Instant at,
        @Description("The time spent, in minutes") int minutes,
        @NonNull @Description("When it was recorded first") Instant recordedAt) {

    static CompletionView of(ModuleCompletion completion, Rep rep) {
        return new CompletionView(completion.id(), completion.module(), rep, completion.at(), completion.minutes(),
                completion.recordedAt());
    }
}
