package dev.rouage.coaching.completion;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.event.CoachingEvent;
import dev.rouage.coaching.event.Outbox;
import dev.rouage.coaching.milestone.MilestoneNotices;
import dev.rouage.coaching.roster.Person;
import dev.rouage.coaching.roster.Roster;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Takes completed modules, each once, and tells of them. */
@ApplicationScoped
public class ModuleCompletions {
    private final TenantDatabase database;
    private final Roster roster;
    private final CompletionStore store;
    private final Outbox outbox;
    private final MilestoneNotices milestones;
    private final Clock clock;

    /** One collaborator for each thing that is read, written or told. */
    ModuleCompletions(TenantDatabase database, Roster roster, CompletionStore store, Outbox outbox,
            MilestoneNotices milestones, Clock clock) {
        this.database = database;
        this.roster = roster;
        this.store = store;
        this.outbox = outbox;
        this.milestones = milestones;
        this.clock = clock;
    }

    /**
     * Records a completion for the viewer, or for somebody whom it may see. The same request again has the first result;
     * another one under the same id fails with {@code CONFLICT}.
     */
    public Uni<ModuleCompletion> complete(Viewer viewer, CompletionRequest request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        request.checkPast(now);
        return person(viewer, request).chain(person -> database.inTransaction(viewer.tenant(),
                connection -> store.find(connection, viewer.tenant(), request.id())
                        .chain(earlier -> earlier.map(first -> Uni.createFrom().item(repeated(first, request, person)))
                                .orElseGet(() -> record(connection, viewer, request, person, now)))));
    }

    private Uni<ModuleCompletion> record(SqlConnection connection, Viewer viewer, CompletionRequest request,
            UUID person, Instant now) {
        TenantId tenant = viewer.tenant();
        return store.programOf(connection, tenant, request.module(), person)
                .map(program -> new ModuleCompletion(request.id(), person, program, request.module(), request.at(),
                        request.minutes(), now))
                .chain(completion -> store.insert(connection, tenant, completion, viewer.subject())
                        .chain(inserted -> inserted
                                ? outbox.add(connection, tenant, event(tenant, completion))
                                        .chain(() -> milestones.tell(connection, tenant, List.of(person)))
                                        .replaceWith(completion)
                                : lostRace(connection, tenant, request, person)));
    }

    /** Somebody stored that id between our look and our insert. */
    private Uni<ModuleCompletion> lostRace(SqlConnection connection, TenantId tenant, CompletionRequest request,
            UUID person) {
        return store.find(connection, tenant, request.id())
                .map(first -> repeated(first.orElseThrow(), request, person));
    }

    private static ModuleCompletion repeated(ModuleCompletion first, CompletionRequest request, UUID person) {
        ModuleCompletion asked = new ModuleCompletion(request.id(), person, first.program(), request.module(),
                request.at(), request.minutes(), first.recordedAt());
        if (!first.sameContent(asked)) {
            throw new RouageException(StandardErrorCode.CONFLICT,
                    "Completion " + request.id() + " is recorded with other content");
        }
        return first;
    }

    private Uni<UUID> person(Viewer viewer, CompletionRequest request) {
        return request.person().map(id -> visible(viewer, id)).orElseGet(() -> roster.own(viewer)
                .map(own -> own.orElseThrow(() -> new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                        "'repId' is required: no rep record has the e-mail or id of your token"))));
    }

    private Uni<UUID> visible(Viewer viewer, UUID id) {
        return roster.find(viewer, List.of(id)).map((Map<UUID, Person> found) -> {
            Person person = Optional.ofNullable(found.get(id)).orElseThrow(
                    () -> new RouageException(StandardErrorCode.NOT_FOUND, "There is no rep " + id));
            if (!person.visible()) {
                throw new RouageException(StandardErrorCode.FORBIDDEN, "Outside your teams: rep " + id);
            }
            return person.id();
        });
    }

    /** The client's id is unique in its company only; the event's is unique in the world. */
    private static CoachingEvent event(TenantId tenant, ModuleCompletion completion) {
        UUID id = UUID.nameUUIDFromBytes((tenant + "/" + completion.id()).getBytes(StandardCharsets.UTF_8));
        return new CoachingEvent.ModuleCompleted(id, completion.rep(), completion.at(), completion.program(),
                completion.module(), completion.minutes());
    }
}
