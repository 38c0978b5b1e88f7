package dev.rouage.kpi.restate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.DealBooking;
import dev.rouage.kpi.contribution.Delta;
import dev.rouage.kpi.contribution.Purchase;
import dev.rouage.kpi.contribution.RollupKey;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.DealRecords;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out all of a company's sums from its records alone, without a look at journeys or sums that are stored. */
@ApplicationScoped
public class FullCalculation {
    private static final int DEALS_AT_ONCE = 2_000;

    private final CompanyRules.Reader rules;
    private final DealRecords deals;
    private final DealCalculation calculation;
    private final ContextRecords context;

    FullCalculation(CompanyRules.Reader rules, DealRecords deals, DealCalculation calculation,
            ContextRecords context) {
        this.rules = rules;
        this.deals = deals;
        this.calculation = calculation;
        this.context = context;
    }

    /** The sums that the company's records come to. */
    public Uni<Map<RollupKey, Sum>> of(SqlConnection connection, TenantId tenant) {
        State state = new State();
        return rules.of(connection, tenant)
                .chain(known -> Multi.createBy().repeating()
                        .uni(() -> deals.idsAfter(connection, tenant, state.last, DEALS_AT_ONCE)
                                .call(ids -> calculation.of(connection, tenant, known, ids)
                                        .invoke(result -> state.add(ids, result.bookings().values()))))
                        .whilst(ids -> !ids.isEmpty()).collect().last())
                .chain(() -> context.directory(connection, tenant, state.accounts()))
                .map(state::finish);
    }

    /** What has been worked out so far; of each account only its first purchase is kept. */
    private static final class State {
        private final Delta sums = new Delta();
        private final Map<UUID, Purchase> firstByAccount = new HashMap<>();
        private UUID last = new UUID(0, 0);

        void add(List<UUID> ids, Iterable<DealBooking> bookings) {
            if (!ids.isEmpty()) {
                last = ids.getLast();
            }
            for (DealBooking booking : bookings) {
                sums.add(booking.posting());
                UUID account = booking.dependsOn().account();
                if (account != null && booking.purchasedOn() != null) {
                    keepFirst(firstByAccount, account, new Purchase(booking.deal(), booking.externalId(), account,
                            booking.purchasedOn(), booking.posting()));
                }
            }
        }

        List<Directory.Key> accounts() {
            return firstByAccount.keySet().stream().map(id -> new Directory.Key(Party.ACCOUNT, id)).toList();
        }

        Map<RollupKey, Sum> finish(Directory directory) {
            Map<UUID, Purchase> firstBySurvivor = new HashMap<>();
            firstByAccount.forEach((account, purchase) -> {
                if (!directory.isDeleted(Party.ACCOUNT, account)) {
                    keepFirst(firstBySurvivor, directory.survivor(Party.ACCOUNT, account), purchase);
                }
            });
            firstBySurvivor.values().forEach(purchase -> sums.add(purchase.asFirst()));
            return sums.moves();
        }

        private static void keepFirst(Map<UUID, Purchase> first, UUID account, Purchase purchase) {
            first.merge(account, purchase,
                    (one, other) -> Purchase.EARLIEST_FIRST.compare(one, other) <= 0 ? one : other);
        }
    }
}
