package dev.rouage.kpi.restate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.journey.deal.Purchase;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.RecordLinks;
import dev.rouage.kpi.rollup.JourneyBookings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out what accounts contribute, from the bookings of their deals. */
@ApplicationScoped
class AccountCalculation implements JourneyCalculation {
    private final ContextRecords context;
    private final RecordLinks links;
    private final JourneyBookings bookings;
    private final DealCalculation deals;

    AccountCalculation(ContextRecords context, RecordLinks links, JourneyBookings bookings, DealCalculation deals) {
        this.context = context;
        this.links = links;
        this.bookings = bookings;
        this.deals = deals;
    }

    @Override
    public JourneyKind kind() {
        return JourneyKind.ACCOUNT;
    }

    @Override
    public boolean restsOnBookings() {
        return true;
    }

    @Override
    public Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> accounts) {
        return calculated(connection, rules, accounts,
                survivors -> bookings.firstPurchases(connection, rules.edition(), survivors));
    }

    @Override
    public Uni<Calculated> afresh(SqlConnection connection, CompanyRules rules, Collection<UUID> accounts) {
        return calculated(connection, rules, accounts, survivors -> links
                .withMerged(connection, rules.tenant(), "account", survivors)
                .chain(members -> links.toAccounts(connection, rules.tenant(), "opportunity", members.keySet())
                        .chain(ids -> deals.of(connection, rules, ids))
                        .map(calculated -> firstPurchases(calculated.bookings(), members))));
    }

    @Override
    public Uni<List<UUID>> idsAfter(SqlConnection connection, CompanyRules rules, UUID after, int limit) {
        return links.accountsAfter(connection, rules.tenant(), "opportunity", after, limit)
                .chain(referred -> bookings.idsAfter(connection, rules.edition(), kind(), after, limit)
                        .map(booked -> {
                            List<UUID> ids = new ArrayList<>(referred);
                            ids.addAll(booked);
                            return ids.stream().distinct().sorted(RecordLinks.STORED_ORDER).limit(limit).toList();
                        }));
    }

    private Uni<Calculated> calculated(SqlConnection connection, CompanyRules rules, Collection<UUID> accounts,
            Function<Set<UUID>, Uni<Map<UUID, Purchase>>> purchases) {
        Set<Directory.Key> keys = accounts.stream().map(id -> new Directory.Key(Party.ACCOUNT, id))
                .collect(Collectors.toSet());
        return context.directory(connection, rules.tenant(), keys).chain(directory -> {
            Set<UUID> survivors = accounts.stream().map(id -> directory.survivor(Party.ACCOUNT, id))
                    .collect(Collectors.toSet());
            Set<UUID> concerned = new HashSet<>(accounts);
            concerned.addAll(survivors);
            survivors.removeIf(id -> directory.isDeleted(Party.ACCOUNT, id));
            return purchases.apply(survivors)
                    .map(first -> new Calculated(concerned, bookings(first), Set.of()));
        });
    }

    private static Map<UUID, Purchase> firstPurchases(Map<UUID, Booking> deals, Map<UUID, UUID> survivorByMember) {
        Map<UUID, Purchase> first = new HashMap<>();
        deals.forEach((deal, booking) -> Purchase.of(deal, booking).ifPresent(purchase -> first
                .merge(survivorByMember.get(purchase.key().account()), purchase, Purchase::first)));
        return first;
    }

    private static Map<UUID, Booking> bookings(Map<UUID, Purchase> purchases) {
        Map<UUID, Booking> bookings = new HashMap<>();
        purchases.forEach((account, purchase) -> bookings.put(account, purchase.asFirst()));
        return bookings;
    }
}
