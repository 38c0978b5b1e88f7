package dev.rouage.kpi.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.record.RecordLinks;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.kpi.training.CoachingEventStore;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Finds the first months of changed reps, and the training of those who were deleted or came back. */
@ApplicationScoped
class RepStartFanOutRule implements FanOutRule {
    private final RecordLinks links;
    private final CoachingEventStore training;

    RepStartFanOutRule(RecordLinks links, CoachingEventStore training) {
        this.links = links;
        this.training = training;
    }

    @Override
    public Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        Set<UUID> reps = new HashSet<>();
        Set<UUID> moved = new HashSet<>();
        changes.stream().filter(change -> change.kind() == RecordKind.REP)
                .forEach(change -> add(change, reps, moved));
        Touched touched = Touched.of(JourneyKind.REP, reps);
        return moved.isEmpty()
                ? Uni.createFrom().item(touched)
                : links.withMerged(connection, tenant, "rep", moved)
                        .chain(members -> training.subjectsOf(connection, tenant, members.keySet()))
                        .map(subjects -> touched.add(JourneyKind.TRAINING, subjects));
    }

    private static void add(RecordChange change, Set<UUID> reps, Set<UUID> moved) {
        reps.add(change.id());
        change.versions().forEach(version -> {
            if (version.mergedInto() != null) {
                reps.add(version.mergedInto());
            }
        });
        boolean plain = change.before() == null && change.after().isLive();
        if (!plain && change.movesState()) {
            moved.add(change.id());
        }
    }
}
