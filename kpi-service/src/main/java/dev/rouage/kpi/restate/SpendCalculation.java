package dev.rouage.kpi.restate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Booking.ForeignDays;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.journey.spend.Spend;
import dev.rouage.kpi.journey.spend.SpendPosting;
import dev.rouage.kpi.money.ExchangeRates;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.RecordLinks;
import dev.rouage.kpi.record.SpendRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out what spends contribute: two statements for any number of spends. */
@ApplicationScoped
class SpendCalculation implements JourneyCalculation {
    private final SpendRecords spends;
    private final RecordLinks links;
    private final ContextRecords context;

    SpendCalculation(SpendRecords spends, RecordLinks links, ContextRecords context) {
        this.spends = spends;
        this.links = links;
        this.context = context;
    }

    @Override
    public JourneyKind kind() {
        return JourneyKind.SPEND;
    }

    @Override
    public Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> ids) {
        String currency = rules.reporting().currency();
        return spends.live(connection, rules.tenant(), ids).chain(live -> context
                .rates(connection, rules.tenant(), foreignDays(live, currency), currency)
                .map(rates -> calculated(ids, live, rates, currency)));
    }

    @Override
    public Uni<List<UUID>> idsAfter(SqlConnection connection, CompanyRules rules, UUID after, int limit) {
        return links.idsAfter(connection, rules.tenant(), "spend", after, limit);
    }

    private static Calculated calculated(Collection<UUID> ids, List<Spend> spends, ExchangeRates rates,
            String currency) {
        Map<UUID, Booking> bookings = new HashMap<>();
        Set<Slice> slices = new HashSet<>();
        for (Spend spend : spends) {
            Slice slice = SpendPosting.slice(spend);
            ForeignDays foreign = SpendPosting.rateDay(spend, currency)
                    .map(day -> new ForeignDays(spend.currency(), day, day)).orElse(null);
            bookings.put(spend.id(), new Booking(
                    new Posting(slice.key(), SpendPosting.contributions(spend, rates, currency)), foreign, null));
            slices.add(slice);
        }
        return new Calculated(ids, bookings, slices);
    }

    private static Map<String, Set<LocalDate>> foreignDays(List<Spend> spends, String currency) {
        Map<String, Set<LocalDate>> days = new HashMap<>();
        spends.forEach(spend -> SpendPosting.rateDay(spend, currency)
                .ifPresent(day -> days.computeIfAbsent(spend.currency(), _ -> new HashSet<>()).add(day)));
        return days;
    }
}
