package dev.rouage.kpi.restate;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.VoiceRecords.Said;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

/** Books what customers say, thing by thing, where its account and the rep it is about stand. */
@ApplicationScoped
class VoiceBookings {
    private final ContextRecords context;

    VoiceBookings(ContextRecords context) {
        this.context = context;
    }

    /** What was said, as it is booked. */
    <T> Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> ids, List<Said<T>> said,
            Function<Said<T>, List<Contribution>> posting) {
        if (said.isEmpty()) {
            return Uni.createFrom().item(Calculated.nothing(ids));
        }
        return context.directory(connection, rules.tenant(), parties(said)).map(directory -> {
            Map<UUID, Booking> bookings = new HashMap<>();
            Set<Slice> slices = new HashSet<>();
            for (Said<T> one : said) {
                Slice slice = Accounts.slice(directory, one.account(), one.rep());
                slices.add(slice);
                bookings.put(one.id(), new Booking(new Posting(slice.key(), posting.apply(one))));
            }
            return new Calculated(ids, bookings, slices);
        });
    }

    private static <T> Set<Directory.Key> parties(List<Said<T>> said) {
        Set<Directory.Key> parties = new HashSet<>();
        for (Said<T> one : said) {
            add(parties, Party.ACCOUNT, one.account());
            add(parties, Party.REP, one.rep());
        }
        return parties;
    }

    private static void add(Set<Directory.Key> parties, Party party, @Nullable UUID id) {
        if (id != null) {
            parties.add(new Directory.Key(party, id));
        }
    }
}
