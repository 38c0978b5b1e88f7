package dev.rouage.coaching.graph;

import java.time.Instant;
import java.util.Set;

import dev.rouage.coaching.completion.CompletionRequest;
import dev.rouage.coaching.completion.ModuleCompletions;
import dev.rouage.coaching.onboarding.OnboardingReader;
import dev.rouage.coaching.roster.Roster;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What people have done. */
@GraphQLApi
public class CompletionMutations {
    private final CurrentViewer viewer;
    private final ModuleCompletions completions;
    private final Roster roster;
    private final OnboardingReader reader;

    CompletionMutations(CurrentViewer viewer, ModuleCompletions completions, Roster roster, OnboardingReader reader) {
        this.viewer = viewer;
        this.completions = completions;
        this.roster = roster;
        this.reader = reader;
    }

    /** Records a completed module. */
    @Mutation
    @Description("Records that a rep has completed a module: the one who asks, or one whom it may see. Repeating it gives the first result; other content under the same id fails with CONFLICT")
    public Uni<CompletionView> completeModule(
            @Id @NonNull @Description("Made by the client, the same for each repetition") String id,
            @Id @NonNull @Description("The id of the module") String moduleId,
            @Id @Description("The id of the rep; without it, the one who asks") @Nullable String repId,
            @NonNull @Description("When it was completed; not in the future") Instant at,
            @Description("The time spent, in minutes, 0 to 1,440") int minutes) {
        Viewer asking = viewer.get();
        CompletionRequest request = new CompletionRequest(IdArgument.of("id", id), IdArgument.of("moduleId", moduleId),
                repId == null ? null : IdArgument.of("repId", repId), at, minutes);
        return completions.complete(asking, request)
                .map(completion -> CompletionView.of(completion, new Rep(completion.rep(),
                        new OnboardingBatch(roster, reader, asking, Set.of(completion.rep())))));
    }
}
