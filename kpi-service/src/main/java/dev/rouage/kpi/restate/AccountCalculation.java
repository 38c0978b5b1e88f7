package dev.rouage.kpi.restate;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.Purchase;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.rollup.AccountBookings;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out what accounts contribute, from the bookings of their deals. */
@ApplicationScoped
class AccountCalculation {
    private final ContextRecords context;
    private final AccountBookings bookings;

    AccountCalculation(ContextRecords context, AccountBookings bookings) {
        this.context = context;
        this.bookings = bookings;
    }

    /**
     * What the accounts contribute now.
     *
     * @param concerned
     *            the accounts asked for and those that stand for them after merges: all whose old contributions end here
     */
    record Result(Set<UUID> concerned, Map<UUID, Posting> postings) {}

    Uni<Result> of(SqlConnection connection, TenantId tenant, Collection<UUID> accounts) {
        Set<Directory.Key> keys = accounts.stream().map(id -> new Directory.Key(Party.ACCOUNT, id))
                .collect(Collectors.toSet());
        return context.directory(connection, tenant, keys).chain(directory -> {
            Set<UUID> survivors = accounts.stream().map(id -> directory.survivor(Party.ACCOUNT, id))
                    .collect(Collectors.toSet());
            Set<UUID> concerned = accounts.stream().collect(Collectors.toSet());
            concerned.addAll(survivors);
            survivors.removeIf(id -> directory.isDeleted(Party.ACCOUNT, id));
            return bookings.firstPurchases(connection, tenant, survivors)
                    .map(purchases -> new Result(concerned, postings(purchases)));
        });
    }

    private static Map<UUID, Posting> postings(Map<UUID, Purchase> purchases) {
        Map<UUID, Posting> postings = new HashMap<>();
        purchases.forEach((account, purchase) -> postings.put(account, purchase.asFirst()));
        return postings;
    }
}
