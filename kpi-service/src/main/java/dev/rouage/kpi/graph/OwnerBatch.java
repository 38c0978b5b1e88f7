package dev.rouage.kpi.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import jakarta.enterprise.context.RequestScoped;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.figure.StageFigures;
import dev.rouage.kpi.report.Answer;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.Reports;
import dev.rouage.kpi.report.StageQuestion;
import dev.rouage.kpi.report.StageReports;
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
    private final StageReports stageReports;
    private final Map<Key, Batch<?>> open = new HashMap<>();

    OwnerBatch(Reports reports, StageReports stageReports) {
        this.reports = reports;
        this.stageReports = stageReports;
    }

    Uni<Answer> rep(Viewpoint viewpoint, Question question, UUID rep) {
        reports.check(viewpoint, question, new Owners.Reps(List.of(rep)));
        return answer(new Key(question, OwnerType.REP), rep, reps -> reports.each(viewpoint, question, reps));
    }

    Uni<Answer> team(Viewpoint viewpoint, Question question, UUID team) {
        reports.check(viewpoint, question, new Owners.Teams(List.of(team)));
        return answer(new Key(question, OwnerType.TEAM), team, teams -> reports.each(viewpoint, question, teams));
    }

    Uni<StageFigures> rep(Viewpoint viewpoint, StageQuestion question, UUID rep) {
        stageReports.check(viewpoint, question, new Owners.Reps(List.of(rep)));
        return answer(new Key(question, OwnerType.REP), rep, reps -> stageReports.each(viewpoint, question, reps));
    }

    Uni<StageFigures> team(Viewpoint viewpoint, StageQuestion question, UUID team) {
        stageReports.check(viewpoint, question, new Owners.Teams(List.of(team)));
        return answer(new Key(question, OwnerType.TEAM), team, teams -> stageReports.each(viewpoint, question, teams));
    }

    /** Equal questions have answers of one type. */
    @SuppressWarnings("unchecked")
    private synchronized <A> Uni<A> answer(Key key, UUID owner, Function<Owners, Uni<Map<UUID, A>>> read) {
        Batch<A> batch = (Batch<A>) open.get(key);
        if (batch == null) {
            batch = new Batch<>(new ArrayList<>(), new CompletableFuture<>(), read);
            open.put(key, batch);
            later(() -> send(key));
        }
        batch.owners().add(owner);
        return Uni.createFrom().completionStage(batch.answers()).map(answers -> answers.get(owner));
    }

    private void send(Key key) {
        close(key).send(key.type());
    }

    private synchronized Batch<?> close(Key key) {
        return Objects.requireNonNull(open.remove(key));
    }

    private static void later(Runnable work) {
        Context context = Vertx.currentContext();
        if (context == null) {
            throw new IllegalStateException("Figures of reps and teams are resolved on the event loop");
        }
        context.runOnContext(_ -> work.run());
    }

    private record Batch<A>(List<UUID> owners, CompletableFuture<Map<UUID, A>> answers,
            Function<Owners, Uni<Map<UUID, A>>> read) {

        void send(OwnerType type) {
            read.apply(type.of(owners.stream().distinct().toList()))
                    .subscribe().with(answers::complete, answers::completeExceptionally);
        }
    }

    private record Key(Object question, OwnerType type) {}

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
