package dev.rouage.kpi.objective.book;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.Scope;
import dev.rouage.kpi.objective.Breach;
import dev.rouage.kpi.objective.Objective;
import dev.rouage.kpi.objective.ObjectiveRules;
import dev.rouage.kpi.objective.Subject;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Sets, revises and removes objectives. Nothing is overwritten: each change is a version of its own. */
@ApplicationScoped
public class ObjectiveBook {
    private final TenantDatabase database;
    private final ObjectiveStore store;
    private final Clock clock;

    ObjectiveBook(TenantDatabase database, ObjectiveStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Whoever changes objectives.
     *
     * @param steers
     *            whose objectives it may change
     */
    public record Author(TenantId tenant, Scope steers, String name) {}

    /**
     * Sets all of them or none: {@code FORBIDDEN} for a team or rep that the author doesn't lead, {@code NOT_FOUND} for one
     * that isn't there, {@code TOO_MANY_OBJECTIVES} when more would hold at once than may.
     */
    public Uni<List<RecordedObjective>> set(Author author, List<ObjectiveDraft> drafts) {
        drafts.forEach(draft -> check(author.steers(), draft.subject()));
        List<RecordedObjective> recorded = drafts.stream()
                .map(draft -> recorded(author, draft.first(UUID.randomUUID()), draft.subject().id(), false)).toList();
        return database.inTransaction(author.tenant(), connection -> store.lock(connection, author.tenant())
                .chain(() -> each(List.of(Subject.Type.values()), type -> checkLive(connection, author, type, drafts)))
                .chain(() -> each(recorded, one -> store.write(connection, author.tenant(), one)))
                .chain(() -> each(recorded, one -> checkLimits(connection, author.tenant(), one)))
                .replaceWith(recorded));
    }

    /** Adds a version; {@code NOT_FOUND} when the author leads nobody who has such an objective. */
    public Uni<RecordedObjective> revise(Author author, UUID id, ObjectiveRevision revision) {
        return change(author, id, old -> recorded(author, revision.next(old.objective()), old.owner(), false));
    }

    /** Adds a last version that says that the objective is no more. */
    public Uni<RecordedObjective> remove(Author author, UUID id) {
        return change(author, id, old -> {
            Objective was = old.objective();
            return recorded(author, new Objective(was.id(), was.version() + 1, was.subject(), was.role(), was.kpi(),
                    was.period(), was.goal()), old.owner(), true);
        });
    }

    private Uni<RecordedObjective> change(Author author, UUID id,
            Function<RecordedObjective, RecordedObjective> next) {
        return database.inTransaction(author.tenant(), connection -> store.lock(connection, author.tenant())
                .chain(() -> store.versions(connection, author.tenant(), id))
                .map(versions -> ObjectiveStore.current(versions)
                        .filter(old -> steers(author.steers(),
                                new Subject(old.objective().subject().type(), old.owner())))
                        .orElseThrow(() -> new RouageException(StandardErrorCode.NOT_FOUND,
                                "You lead nobody who has an objective " + id)))
                .map(next)
                .call(changed -> store.write(connection, author.tenant(), changed))
                .call(changed -> changed.removed()
                        ? Uni.createFrom().voidItem()
                        : checkLimits(connection, author.tenant(), changed)));
    }

    private RecordedObjective recorded(Author author, Objective objective, UUID owner, boolean removed) {
        return new RecordedObjective(objective, owner, removed, OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)),
                author.name());
    }

    private static void check(Scope scope, Subject subject) {
        if (!steers(scope, subject)) {
            throw new RouageException(StandardErrorCode.FORBIDDEN,
                    "These objectives are not yours to set: managers set those of the teams they lead");
        }
    }

    private static boolean steers(Scope scope, Subject subject) {
        return switch (subject.type()) {
            case TEAM -> scope.seesTeams(List.of(subject.id()));
            case REP -> scope.seesReps(List.of(subject.id()));
        };
    }

    private Uni<Void> checkLive(SqlConnection connection, Author author, Subject.Type type,
            List<ObjectiveDraft> drafts) {
        Set<UUID> ids = drafts.stream().map(ObjectiveDraft::subject).filter(subject -> subject.type() == type)
                .map(Subject::id).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.live(connection, author.tenant(), type, ids).invoke(live -> ids.stream()
                .filter(id -> !live.contains(id)).findFirst().ifPresent(missing -> {
                    throw new RouageException(StandardErrorCode.NOT_FOUND,
                            "There is no " + ObjectiveStore.kind(type) + " " + missing);
                })).replaceWithVoid();
    }

    private Uni<Void> checkLimits(SqlConnection connection, TenantId tenant, RecordedObjective recorded) {
        Subject subject = new Subject(recorded.objective().subject().type(), recorded.owner());
        return store.ofOwners(connection, tenant, subject.type(), List.of(subject.id()), recorded.objective().period())
                .invoke(all -> checkLimits(subject, recorded.objective(),
                        all.stream().map(RecordedObjective::objective).toList()))
                .replaceWithVoid();
    }

    private static void checkLimits(Subject subject, Objective changed, List<Objective> all) {
        String problem = switch (subject.type()) {
            case TEAM -> ObjectiveRules.check(subject.id(), all, changed.period()).stream()
                    .filter(breach -> breach.kind().isExcess()).findFirst().map(ObjectiveBook::words).orElse("");
            case REP -> ObjectiveRules.mostAtOnce(all, changed.period()) > ObjectiveRules.MOST_INDIVIDUAL
                    ? "Rep " + subject.id() + " would have more than " + ObjectiveRules.MOST_INDIVIDUAL
                            + " objectives at once"
                    : "";
        };
        if (!problem.isEmpty()) {
            throw new RouageException(ObjectiveErrorCode.TOO_MANY_OBJECTIVES, problem);
        }
    }

    private static String words(Breach breach) {
        String what = breach.kind() == Breach.Kind.SEVERAL_MAIN
                ? " main objectives; it may have 1"
                : " indicators; it may have " + ObjectiveRules.MOST_INDICATORS;
        return "From " + breach.during().from() + " to " + breach.during().to() + " team " + breach.team()
                + " would have " + breach.count() + what + ". End the old one first";
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> work) {
        return Multi.createFrom().iterable(items).onItem().transformToUniAndConcatenate(work::apply).collect().last()
                .replaceWithVoid();
    }
}
