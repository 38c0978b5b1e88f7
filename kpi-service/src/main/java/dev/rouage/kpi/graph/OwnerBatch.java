package dev.rouage.kpi.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.RequestScoped;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.report.Answer;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.Reports;
import dev.rouage.kpi.rollup.TallyQuery.Owners;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Answers the same question about many reps or teams of one request with one statement.
 *
 * <p>
 * The fields of a list are resolved one after the other without leaving the event loop, so that a batch is complete when the
 * loop gets to what was put behind. SmallRye's own batches of {@code @Source List} can't be used: they answer two aliases of
 * a field with the arguments of one of them.
 */
@RequestScoped
class OwnerBatch {
    private final Reports reports;
    private final Map<Key, Batch> open = new HashMap<>();

    OwnerBatch(Reports reports) {
        this.reports = reports;
    }

    Uni<Answer> rep(Viewpoint viewpoint, Question question, UUID rep) {
        reports.check(viewpoint, question, new Owners.Reps(List.of(rep)));
        return answer(viewpoint, new Key(question, OwnerType.REP), rep);
    }

    Uni<Answer> team(Viewpoint viewpoint, Question question, UUID team) {
        reports.check(viewpoint, question, new Owners.Teams(List.of(team)));
        return answer(viewpoint, new Key(question, OwnerType.TEAM), team);
    }

    private synchronized Uni<Answer> answer(Viewpoint viewpoint, Key key, UUID owner) {
        Batch batch = open.get(key);
        if (batch == null) {
            batch = new Batch(new ArrayList<>(), new CompletableFuture<>());
            open.put(key, batch);
            later(() -> send(viewpoint, key));
        }
        batch.owners().add(owner);
        return Uni.createFrom().completionStage(batch.answers()).map(answers -> answers.get(owner));
    }

    private void send(Viewpoint viewpoint, Key key) {
        Batch batch = close(key);
        List<UUID> owners = batch.owners().stream().distinct().toList();
        reports.each(viewpoint, key.question(), key.type().of(owners))
                .subscribe().with(batch.answers()::complete, batch.answers()::completeExceptionally);
    }

    private synchronized Batch close(Key key) {
        return Objects.requireNonNull(open.remove(key));
    }

    private static void later(Runnable work) {
        Context context = Vertx.currentContext();
        if (context == null) {
            throw new IllegalStateException("Figures of reps and teams are resolved on the event loop");
        }
        context.runOnContext(_ -> work.run());
    }

    private record Batch(List<UUID> owners, CompletableFuture<Map<UUID, Answer>> answers) {}

    private record Key(Question question, OwnerType type) {}

    private enum OwnerType {
        REP, TEAM;

        Owners of(List<UUID> ids) {
            return switch (this) {
                case REP -> new Owners.Reps(ids);
                case TEAM -> new Owners.Teams(ids);
            };
        }
    }
}
