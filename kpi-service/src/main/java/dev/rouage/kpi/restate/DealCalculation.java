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

import dev.rouage.kpi.contribution.DealBooking;
import dev.rouage.kpi.contribution.DealPosting;
import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.journey.DealJourney;
import dev.rouage.kpi.journey.DealLinks;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.money.ExchangeRates;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.DealRecords;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

/** Works out what deals contribute, from their records as they are now: three statements for any number of deals. */
@ApplicationScoped
class DealCalculation {
    private final DealRecords deals;
    private final ContextRecords context;

    DealCalculation(DealRecords deals, ContextRecords context) {
        this.deals = deals;
        this.context = context;
    }

    /** The bookings of those deals that contribute anything, and the slices they are booked in. */
    record Result(Map<UUID, DealBooking> bookings, Set<Slice> slices) {}

    Uni<Result> of(SqlConnection connection, TenantId tenant, CompanyRules rules, Collection<UUID> ids) {
        return deals.live(connection, tenant, ids).chain(live -> {
            List<DealJourney> journeys = live.stream()
                    .map(deal -> DealJourney.of(deal, rules.stages(), rules.reporting().zone()))
                    .filter(journey -> journey.placedOn() != null).toList();
            return journeys.isEmpty()
                    ? Uni.createFrom().item(new Result(Map.of(), Set.of()))
                    : booked(connection, tenant, rules.reporting().currency(), journeys);
        });
    }

    private Uni<Result> booked(SqlConnection connection, TenantId tenant, String currency,
            List<DealJourney> journeys) {
        return context.directory(connection, tenant, parties(journeys))
                .chain(directory -> context.rates(connection, tenant, foreignDays(journeys, currency), currency)
                        .map(rates -> result(journeys, directory, rates, currency)));
    }

    private static Result result(List<DealJourney> journeys, Directory directory, ExchangeRates rates,
            String currency) {
        Map<UUID, DealBooking> bookings = new HashMap<>();
        Set<Slice> slices = new HashSet<>();
        for (DealJourney journey : journeys) {
            Slice slice = DealPosting.slice(journey, directory);
            Posting posting = new Posting(slice.key(), DealPosting.contributions(journey, rates, currency));
            DealBooking.of(journey, posting, currency).ifPresent(booking -> {
                bookings.put(booking.deal(), booking);
                slices.add(slice);
            });
        }
        return new Result(bookings, slices);
    }

    private static Set<Directory.Key> parties(List<DealJourney> journeys) {
        Set<Directory.Key> parties = new HashSet<>();
        for (DealJourney journey : journeys) {
            DealLinks links = journey.deal().links();
            add(parties, Party.REP, journey.owner());
            add(parties, Party.ACCOUNT, links.account());
            add(parties, Party.LEAD, links.lead());
        }
        return parties;
    }

    private static void add(Set<Directory.Key> parties, Party party, @Nullable UUID id) {
        if (id != null) {
            parties.add(new Directory.Key(party, id));
        }
    }

    private static Map<String, Set<LocalDate>> foreignDays(List<DealJourney> journeys, String currency) {
        Map<String, Set<LocalDate>> days = new HashMap<>();
        for (DealJourney journey : journeys) {
            LocalDate day = journey.placedOn();
            if (day != null) {
                DealBooking.foreignCurrency(journey, currency)
                        .ifPresent(foreign -> days.computeIfAbsent(foreign, _ -> new HashSet<>()).add(day));
            }
        }
        return days;
    }
}
