package dev.rouage.kpi.graph;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.objective.Subject;
import dev.rouage.kpi.objective.book.AssessedObjective;
import dev.rouage.kpi.objective.book.Objectives;
import io.smallrye.mutiny.Uni;

/** Finds the objectives of many reps or teams of one request together. */
@RequestScoped
class ObjectiveBatch {
    private final LoopBatch<Question, UUID, List<AssessedObjective>> batch;

    ObjectiveBatch(Objectives objectives) {
        this.batch = new LoopBatch<>((question, owners) -> objectives.of(question.viewpoint(), question.type(), owners,
                question.day()));
    }

    Uni<List<AssessedObjective>> of(Viewpoint viewpoint, Subject subject, LocalDate day) {
        Objectives.check(viewpoint, subject);
        return batch.add(new Question(viewpoint, subject.type(), day), subject.id());
    }

    private record Question(Viewpoint viewpoint, Subject.Type type, LocalDate day) {}
}
