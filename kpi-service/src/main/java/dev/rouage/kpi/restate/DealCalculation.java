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
import dev.rouage.kpi.contribution.Difference;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.journey.deal.DealContext;
import dev.rouage.kpi.journey.deal.DealJourney;
import dev.rouage.kpi.journey.deal.DealLinks;
import dev.rouage.kpi.journey.deal.DealPosting;
import dev.rouage.kpi.journey.deal.DealState;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.DealRecords;
import dev.rouage.kpi.record.LeadContacts;
import dev.rouage.kpi.record.RecordLinks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

/** Works out what deals contribute, from their records as they are now: five statements for any number of deals. */
@ApplicationScoped
class DealCalculation implements JourneyCalculation {
    private final DealRecords deals;
    private final RecordLinks links;
    private final ContextRecords context;
    private final LeadContacts contacts;

    DealCalculation(DealRecords deals, RecordLinks links, ContextRecords context, LeadContacts contacts) {
        this.deals = deals;
        this.links = links;
        this.context = context;
        this.contacts = contacts;
    }

    @Override
    public JourneyKind kind() {
        return JourneyKind.DEAL;
    }

    @Override
    public Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> ids) {
        return deals.live(connection, rules.tenant(), ids).chain(live -> {
            List<DealJourney> journeys = live.stream()
                    .map(deal -> DealJourney.of(deal, rules.stages(), rules.reporting().zone())).toList();
            return journeys.isEmpty()
                    ? Uni.createFrom().item(Calculated.nothing(ids))
                    : booked(connection, rules, ids, journeys);
        });
    }

    @Override
    public Uni<List<UUID>> idsAfter(SqlConnection connection, CompanyRules rules, UUID after, int limit) {
        return links.idsAfter(connection, rules.tenant(), "opportunity", after, limit);
    }

    /** The accounts whose purchases, and the reps whose first sales may have changed. */
    @Override
    public Touched touchedBy(Difference<Booking> difference) {
        Touched touched = Touched.none();
        difference.involved().map(Booking::purchase).forEach(purchase -> {
            if (purchase != null) {
                touched.add(JourneyKind.ACCOUNT, purchase.account());
            }
        });
        difference.involved().filter(booking -> booking.sale() != null)
                .map(booking -> booking.posting().slice().rep()).forEach(rep -> {
                    if (rep != null) {
                        touched.add(JourneyKind.REP, rep);
                    }
                });
        return touched;
    }

    private Uni<Calculated> booked(SqlConnection connection, CompanyRules rules, Collection<UUID> ids,
            List<DealJourney> journeys) {
        String currency = rules.reporting().currency();
        return context.directory(connection, rules.tenant(), parties(journeys)).chain(directory -> Uni.combine().all()
                .unis(context.rates(connection, rules.tenant(), foreignDays(journeys, currency), currency),
                        contacts.first(connection, rules.tenant(), leadsOfClosed(journeys, directory)))
                .with((rates, first) -> calculated(ids, journeys, new DealContext(rules.stages(),
                        rules.reporting().zone(), currency, directory, rates, first))));
    }

    private static Set<UUID> leadsOfClosed(List<DealJourney> journeys, Directory directory) {
        Set<UUID> leads = new HashSet<>();
        for (DealJourney journey : journeys) {
            UUID lead = journey.deal().links().lead();
            if (lead != null && journey.state() instanceof DealState.Closed) {
                leads.add(directory.survivor(Party.LEAD, lead));
            }
        }
        return leads;
    }

    private static Calculated calculated(Collection<UUID> ids, List<DealJourney> journeys, DealContext known) {
        Map<UUID, Booking> bookings = new HashMap<>();
        Set<Slice> slices = new HashSet<>();
        for (DealJourney journey : journeys) {
            DealPosting.of(journey, known).ifPresent(posted -> {
                bookings.put(journey.deal().id(),
                        posted.booking().with(DealPosting.ownSale(journey, known.directory()).orElse(null)));
                slices.addAll(posted.slices());
            });
        }
        return new Calculated(ids, bookings, slices);
    }

    private static Set<Directory.Key> parties(List<DealJourney> journeys) {
        Set<Directory.Key> parties = new HashSet<>();
        for (DealJourney journey : journeys) {
            DealLinks links = journey.deal().links();
            add(parties, Party.REP, journey.owner());
            add(parties, Party.REP, links.owner());
            add(parties, Party.REP, DealPosting.firstOwner(journey));
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
            DealPosting.foreignDays(journey, currency).ifPresent(foreign -> days
                    .computeIfAbsent(foreign.currency(), _ -> new HashSet<>()).add(foreign.from()));
        }
        return days;
    }
}
