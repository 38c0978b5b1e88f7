package dev.rouage.kpi.restate;

import java.time.LocalDate;
import java.util.ArrayList;
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
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.journey.rep.RepPosting;
import dev.rouage.kpi.journey.rep.RepStart;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.RecordLinks;
import dev.rouage.kpi.record.RepRecords;
import dev.rouage.kpi.rollup.FirstSales;
import dev.rouage.kpi.training.CoachingEventStore;
import dev.rouage.kpi.training.CoachingEventStore.Until;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out reps' first months. They rest on the bookings of deals, and on what is known of the reps' training. */
@ApplicationScoped
class RepCalculation implements JourneyCalculation {
    private final ContextRecords context;
    private final RecordLinks links;
    private final RepRecords reps;
    private final FirstSales sales;
    private final CoachingEventStore training;

    RepCalculation(ContextRecords context, RecordLinks links, RepRecords reps, FirstSales sales,
            CoachingEventStore training) {
        this.context = context;
        this.links = links;
        this.reps = reps;
        this.sales = sales;
        this.training = training;
    }

    @Override
    public JourneyKind kind() {
        return JourneyKind.REP;
    }

    @Override
    public boolean restsOnBookings() {
        return true;
    }

    @Override
    public Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> ids) {
        Set<Directory.Key> keys = ids.stream().map(id -> new Directory.Key(Party.REP, id)).collect(Collectors.toSet());
        return context.directory(connection, rules.tenant(), keys).chain(directory -> {
            Set<UUID> survivors = ids.stream().map(id -> directory.survivor(Party.REP, id))
                    .collect(Collectors.toSet());
            Set<UUID> concerned = new HashSet<>(ids);
            concerned.addAll(survivors);
            return reps.starts(connection, rules.tenant(), survivors).chain(starts -> starts.isEmpty()
                    ? Uni.createFrom().item(Calculated.nothing(concerned))
                    : calculated(connection, rules, concerned, starts));
        });
    }

    @Override
    public Uni<List<UUID>> idsAfter(SqlConnection connection, CompanyRules rules, UUID after, int limit) {
        return links.idsAfter(connection, rules.tenant(), "rep", after, limit);
    }

    private Uni<Calculated> calculated(SqlConnection connection, CompanyRules rules, Set<UUID> concerned,
            Map<UUID, RepStart> starts) {
        return sales.of(connection, rules.edition(), starts).chain(first -> links
                .withMerged(connection, rules.tenant(), "rep", first.keySet())
                .chain(members -> training.minutes(connection, rules.tenant(), rules.reporting().zone(),
                        until(first, members)))
                .map(minutes -> calculated(concerned, starts, first, minutes)));
    }

    private static List<Until> until(Map<UUID, LocalDate> first, Map<UUID, UUID> members) {
        List<Until> until = new ArrayList<>();
        members.forEach((member, rep) -> until.add(new Until(rep, member, first.get(rep))));
        return until;
    }

    private static Calculated calculated(Set<UUID> concerned, Map<UUID, RepStart> starts,
            Map<UUID, LocalDate> first, Map<UUID, Long> minutes) {
        Map<UUID, Booking> bookings = new HashMap<>();
        Set<Slice> slices = new HashSet<>();
        starts.forEach((rep, start) -> {
            Slice slice = new Slice(rep, null, null, null, null, null, null);
            slices.add(slice);
            bookings.put(rep, new Booking(new Posting(slice.key(),
                    RepPosting.contributions(start, first.get(rep), minutes.get(rep)))));
        });
        return new Calculated(concerned, bookings, slices);
    }
}
