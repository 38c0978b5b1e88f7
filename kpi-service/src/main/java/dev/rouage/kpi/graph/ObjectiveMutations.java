package dev.rouage.kpi.graph;

import java.util.List;

import dev.rouage.kpi.access.Leadership;
import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.access.Viewpoints;
import dev.rouage.kpi.objective.book.ObjectiveBook;
import dev.rouage.kpi.objective.book.ObjectiveBook.Author;
import dev.rouage.kpi.objective.book.ObjectiveDraft;
import dev.rouage.kpi.objective.book.Objectives;
import dev.rouage.kpi.objective.book.RecordedObjective;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Sets what teams and reps aim at: administrators for everyone, managers for the teams they lead and the reps in them. */
@GraphQLApi
public class ObjectiveMutations {
    private static final int MOST_AT_ONCE = 100;

    private final Viewpoints viewpoints;
    private final Leadership leadership;
    private final ObjectiveBook book;
    private final Objectives objectives;

    ObjectiveMutations(Viewpoints viewpoints, Leadership leadership, ObjectiveBook book, Objectives objectives) {
        this.viewpoints = viewpoints;
        this.leadership = leadership;
        this.book = book;
        this.objectives = objectives;
    }

    @Mutation
    @NonNull
    @Description("Adds objectives, all of them or none; TOO_MANY_OBJECTIVES when a team would have a second main one or a"
            + " fourth indicator on a day, or a rep more than ten")
    public Uni<List<@NonNull ObjectiveView>> addObjectives(
            @NonNull @Description("The objectives, at most 100") List<@NonNull ObjectiveInput> inputs) {
        if (inputs.isEmpty() || inputs.size() > MOST_AT_ONCE) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "Set 1 to " + MOST_AT_ONCE + " objectives at once, not " + inputs.size());
        }
        List<ObjectiveDraft> drafts = inputs.stream().map(ObjectiveInput::draft).toList();
        return viewpoints.current().chain(viewpoint -> author(viewpoint).chain(author -> book.set(author, drafts))
                .chain(recorded -> shown(viewpoint, recorded)));
    }

    @Mutation
    @NonNull
    @Description("Revises an objective; its history keeps what it was before")
    public Uni<ObjectiveView> reviseObjective(@Id @NonNull @Description("The objective's id") String id,
            @NonNull @Description("What to change") ObjectiveRevisionInput revision) {
        return viewpoints.current().chain(viewpoint -> author(viewpoint)
                .chain(author -> book.revise(author, Ids.parse(id), revision.revision()))
                .chain(recorded -> shown(viewpoint, List.of(recorded))).map(List::getFirst));
    }

    @Mutation
    @NonNull
    @Description("Removes an objective as if it had not been set; its history stays. To end one, revise its 'to'."
            + " Answers true")
    public Uni<Boolean> removeObjective(@Id @NonNull @Description("The objective's id") String id) {
        return viewpoints.current().chain(this::author).chain(author -> book.remove(author, Ids.parse(id)))
                .replaceWith(true);
    }

    private Uni<Author> author(Viewpoint viewpoint) {
        return leadership.current().map(steers -> new Author(viewpoint.tenant(), steers, leadership.name()));
    }

    private Uni<List<ObjectiveView>> shown(Viewpoint viewpoint, List<RecordedObjective> recorded) {
        return objectives.assess(viewpoint, recorded)
                .map(assessed -> assessed.stream().map(ObjectiveView::new).toList());
    }
}
