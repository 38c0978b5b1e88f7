package dev.rouage.kpi.restate;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.journey.training.TrainingPosting;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.training.CoachingEventStore;
import dev.rouage.kpi.training.CoachingEventStore.Subject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out what training and coaching contribute. What is told of a rep who was deleted counts no more. */
@ApplicationScoped
class TrainingCalculation implements JourneyCalculation {
    private final CoachingEventStore events;
    private final ContextRecords context;

    TrainingCalculation(CoachingEventStore events, ContextRecords context) {
        this.events = events;
        this.context = context;
    }

    @Override
    public JourneyKind kind() {
        return JourneyKind.TRAINING;
    }

    @Override
    public Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> ids) {
        return events.bySubject(connection, rules.tenant(), ids).chain(subjects -> {
            Set<Directory.Key> reps = subjects.values().stream()
                    .map(subject -> new Directory.Key(Party.REP, subject.rep())).collect(Collectors.toSet());
            return context.directory(connection, rules.tenant(), reps)
                    .map(directory -> calculated(rules, ids, subjects, directory));
        });
    }

    @Override
    public Uni<List<UUID>> idsAfter(SqlConnection connection, CompanyRules rules, UUID after, int limit) {
        return events.subjectsAfter(connection, rules.tenant(), after, limit);
    }

    private static Calculated calculated(CompanyRules rules, Collection<UUID> ids, Map<UUID, Subject> subjects,
            Directory directory) {
        Map<UUID, Booking> bookings = new HashMap<>();
        Set<Slice> slices = new HashSet<>();
        subjects.forEach((id, subject) -> {
            List<Contribution> contributions = TrainingPosting.contributions(subject.events(),
                    rules.reporting().zone());
            if (!contributions.isEmpty() && !directory.isDeleted(Party.REP, subject.rep())) {
                Slice slice = Accounts.slice(directory, null, subject.rep());
                slices.add(slice);
                bookings.put(id, new Booking(new Posting(slice.key(), contributions)));
            }
        });
        return new Calculated(ids, bookings, slices);
    }
}
