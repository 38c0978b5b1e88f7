package dev.rouage.kpi.restate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.DealBooking;
import dev.rouage.kpi.contribution.Difference;
import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.rollup.AccountBookings;
import dev.rouage.kpi.rollup.DealBookings;
import dev.rouage.kpi.rollup.RollupStore;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Brings journeys up to date: works them out from the records as they are, and moves the sums by the difference to what the
 * journeys contributed before. Done twice it changes nothing the second time, whatever called for it. The caller holds the
 * lock of {@link FeedProgress}.
 */
@ApplicationScoped
public class Restatement {
    private static final int JOURNEYS_AT_ONCE = 2_000;

    private final CompanyRules.Reader rules;
    private final DealCalculation dealCalculation;
    private final AccountCalculation accountCalculation;
    private final DealBookings dealBookings;
    private final AccountBookings accountBookings;
    private final RollupStore rollups;

    /** One collaborator for each thing that is read or written on the way. */
    Restatement(CompanyRules.Reader rules, DealCalculation dealCalculation, AccountCalculation accountCalculation,
            DealBookings dealBookings, AccountBookings accountBookings, RollupStore rollups) {
        this.rules = rules;
        this.dealCalculation = dealCalculation;
        this.accountCalculation = accountCalculation;
        this.dealBookings = dealBookings;
        this.accountBookings = accountBookings;
        this.rollups = rollups;
    }

    /** Restates these deals, these accounts, and the accounts of those deals. */
    public Uni<Void> restate(SqlConnection connection, TenantId tenant, Collection<UUID> deals,
            Collection<UUID> accounts) {
        if (deals.isEmpty() && accounts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> touched = new HashSet<>(accounts);
        return rules.of(connection, tenant)
                .chain(known -> inChunks(deals, chunk -> restateDeals(connection, tenant, known, chunk)
                        .invoke(touched::addAll).replaceWithVoid()))
                .chain(() -> inChunks(touched, chunk -> restateAccounts(connection, tenant, chunk)));
    }

    /** Answers with the accounts whose purchases may have changed. */
    private Uni<Set<UUID>> restateDeals(SqlConnection connection, TenantId tenant, CompanyRules known,
            List<UUID> deals) {
        return dealCalculation.of(connection, tenant, known, deals).chain(now -> dealBookings
                .of(connection, tenant, deals).chain(before -> {
                    Difference<DealBooking> difference = Difference.of(deals, before, now.bookings(),
                            DealBooking::posting);
                    return rollups.name(connection, tenant, now.slices())
                            .chain(() -> dealBookings.write(connection, tenant, difference.changed().values()))
                            .chain(() -> dealBookings.remove(connection, tenant, difference.gone()))
                            .chain(() -> rollups.move(connection, tenant, difference.delta().moves()))
                            .replaceWith(accounts(difference));
                }));
    }

    private static Set<UUID> accounts(Difference<DealBooking> difference) {
        return difference.involved().map(booking -> booking.dependsOn().account())
                .flatMap(account -> Stream.ofNullable(account)).collect(Collectors.toSet());
    }

    private Uni<Void> restateAccounts(SqlConnection connection, TenantId tenant, List<UUID> accounts) {
        return accountCalculation.of(connection, tenant, accounts).chain(now -> accountBookings
                .of(connection, tenant, now.concerned()).chain(before -> {
                    Difference<Posting> difference = Difference.of(now.concerned(), before, now.postings(),
                            Function.identity());
                    return accountBookings.write(connection, tenant, difference.changed())
                            .chain(() -> accountBookings.remove(connection, tenant, difference.gone()))
                            .chain(() -> rollups.move(connection, tenant, difference.delta().moves()));
                }));
    }

    private static Uni<Void> inChunks(Collection<UUID> ids, Function<List<UUID>, Uni<Void>> work) {
        return Multi.createFrom().iterable(ids).group().intoLists().of(JOURNEYS_AT_ONCE)
                .onItem().transformToUniAndConcatenate(work::apply)
                .collect().last().replaceWithVoid();
    }
}
