package dev.rouage.kpi.restate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.calendar.BusinessHours;
import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.journey.Teams;
import dev.rouage.kpi.journey.deal.Deal;
import dev.rouage.kpi.journey.deal.DealJourney;
import dev.rouage.kpi.journey.deal.DealState;
import dev.rouage.kpi.journey.deal.DealType;
import dev.rouage.kpi.journey.deal.StageCategory;
import dev.rouage.kpi.journey.lead.Activity;
import dev.rouage.kpi.journey.lead.Lead;
import dev.rouage.kpi.journey.lead.LeadDeal;
import dev.rouage.kpi.journey.lead.LeadJourney;
import dev.rouage.kpi.journey.lead.LeadPosting;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.DealRecords;
import dev.rouage.kpi.record.LeadRecords;
import dev.rouage.kpi.record.RecordLinks;
import dev.rouage.kpi.record.TeamRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

/**
 * Works out what leads contribute, from their records, activities and deals as they are now: six statements for any number of
 * leads, and one more where teams have business hours of their own. What refers to a lead that was merged away is its
 * survivor's.
 *
 * <p>
 * A lead's clock is that of the team in which its owner is now: the owner and the team whose figures its delay counts in,
 * so that no team's mean mixes other clocks than those of the teams below it. Of leads no earlier owners are kept.
 */
@ApplicationScoped
class LeadCalculation implements JourneyCalculation {
    private final LeadRecords leads;
    private final DealRecords deals;
    private final RecordLinks links;
    private final ContextRecords context;
    private final TeamRecords teams;

    LeadCalculation(LeadRecords leads, DealRecords deals, RecordLinks links, ContextRecords context,
            TeamRecords teams) {
        this.leads = leads;
        this.deals = deals;
        this.links = links;
        this.context = context;
        this.teams = teams;
    }

    /** What is known of some leads: activities and deals by the lead that stands for the one they state. */
    private record Known(List<Lead> leads, Map<UUID, List<Activity>> activities, Map<UUID, List<LeadDeal>> deals,
            Directory directory, Teams teams) {}

    @Override
    public JourneyKind kind() {
        return JourneyKind.LEAD;
    }

    @Override
    public Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> ids) {
        return context.directory(connection, rules.tenant(), keys(Party.LEAD, ids)).chain(directory -> {
            Set<UUID> concerned = ids.stream().map(id -> directory.survivor(Party.LEAD, id))
                    .collect(Collectors.toSet());
            concerned.addAll(ids);
            return leads.live(connection, rules.tenant(), concerned).chain(live -> live.isEmpty()
                    ? Uni.createFrom().item(Calculated.nothing(concerned))
                    : known(connection, rules, live).map(known -> calculated(concerned, known, rules.reporting())));
        });
    }

    @Override
    public Uni<List<UUID>> idsAfter(SqlConnection connection, CompanyRules rules, UUID after, int limit) {
        return links.idsAfter(connection, rules.tenant(), "lead", after, limit);
    }

    private Uni<Known> known(SqlConnection connection, CompanyRules rules, List<Lead> live) {
        List<UUID> ids = live.stream().map(Lead::id).toList();
        return links.withMerged(connection, rules.tenant(), "lead", ids).chain(members -> Uni.combine().all()
                .unis(leads.activities(connection, rules.tenant(), members.keySet()),
                        deals.ofLeads(connection, rules.tenant(), members.keySet()),
                        context.directory(connection, rules.tenant(), parties(live))
                                .chain(directory -> teams(connection, rules, live, directory)
                                        .map(found -> Map.entry(directory, found))))
                .with((activities, found, around) -> new Known(live, bySurvivor(activities, members),
                        bySurvivor(byLead(found, rules), members), around.getKey(), around.getValue())));
    }

    /** Nobody's team matters while none has hours of its own. */
    private Uni<Teams> teams(SqlConnection connection, CompanyRules rules, List<Lead> live, Directory directory) {
        Set<UUID> owners = live.stream().map(Lead::owner).filter(Objects::nonNull)
                .map(owner -> directory.survivor(Party.REP, owner)).collect(Collectors.toSet());
        return rules.reporting().teamHours().isEmpty() || owners.isEmpty()
                ? Uni.createFrom().item(Teams.NONE)
                : teams.of(connection, rules.tenant(), owners);
    }

    private static Calculated calculated(Set<UUID> concerned, Known known, Reporting reporting) {
        Map<UUID, Booking> bookings = new HashMap<>();
        Set<Slice> slices = new HashSet<>();
        for (Lead lead : known.leads()) {
            LeadJourney journey = LeadJourney.of(lead, known.activities().getOrDefault(lead.id(), List.of()),
                    known.deals().getOrDefault(lead.id(), List.of()), reporting.zone(), hours(lead, known, reporting));
            Slice slice = LeadPosting.slice(journey, known.directory());
            bookings.put(lead.id(), new Booking(new Posting(slice.key(), LeadPosting.contributions(journey))));
            slices.add(slice);
        }
        return new Calculated(concerned, bookings, slices);
    }

    private static BusinessHours hours(Lead lead, Known known, Reporting reporting) {
        UUID owner = lead.owner() == null ? null : known.directory().survivor(Party.REP, lead.owner());
        return reporting.hoursOf(known.teams().nearest(owner, reporting.teamHours().keySet()));
    }

    private static Map<UUID, List<LeadDeal>> byLead(List<Deal> deals, CompanyRules rules) {
        Map<UUID, List<LeadDeal>> byLead = new HashMap<>();
        for (Deal deal : deals) {
            UUID lead = deal.links().lead();
            if (lead != null) {
                byLead.computeIfAbsent(lead, _ -> new ArrayList<>()).add(leadDeal(deal, rules));
            }
        }
        return byLead;
    }

    private static LeadDeal leadDeal(Deal deal, CompanyRules rules) {
        DealJourney journey = DealJourney.of(deal, rules.stages(), rules.reporting().zone());
        boolean won = deal.terms().type() != DealType.RENEWAL
                && rules.stages().categoryOf(deal.stage()).filter(StageCategory.WON::equals).isPresent();
        return new LeadDeal(journey.createdOn(), won,
                journey.state() instanceof DealState.Closed closed ? closed.on() : null);
    }

    private static <T> Map<UUID, List<T>> bySurvivor(Map<UUID, List<T>> byStated, Map<UUID, UUID> survivors) {
        Map<UUID, List<T>> bySurvivor = new HashMap<>();
        byStated.forEach((stated, all) -> bySurvivor.computeIfAbsent(survivors.get(stated), _ -> new ArrayList<>())
                .addAll(all));
        return bySurvivor;
    }

    private static Set<Directory.Key> parties(List<Lead> leads) {
        Set<Directory.Key> parties = new HashSet<>();
        for (Lead lead : leads) {
            add(parties, Party.LEAD, lead.id());
            add(parties, Party.REP, lead.owner());
            add(parties, Party.ACCOUNT, lead.account());
        }
        return parties;
    }

    private static void add(Set<Directory.Key> parties, Party party, @Nullable UUID id) {
        if (id != null) {
            parties.add(new Directory.Key(party, id));
        }
    }

    private static Set<Directory.Key> keys(Party party, Collection<UUID> ids) {
        return ids.stream().map(id -> new Directory.Key(party, id)).collect(Collectors.toSet());
    }
}
