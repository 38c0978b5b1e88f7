package dev.rouage.kpi.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.journey.lead.Activity;
import dev.rouage.kpi.record.LeadContacts;
import dev.rouage.kpi.record.LeadContacts.Contact;
import dev.rouage.kpi.record.LeadRecords;
import dev.rouage.kpi.record.RecordChange;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Tells to which leads changed activities are news. Most activities are none: a new one after a lead's first contact changes
 * nothing, and two records of three are activities. Of an activity that was there before it is not known what it was, so its
 * change always is.
 */
@ApplicationScoped
class ContactNews {
    private final LeadContacts contacts;

    ContactNews(LeadContacts contacts) {
        this.contacts = contacts;
    }

    /**
     * Leads, as the activities state them.
     *
     * @param contacted
     *            whose first contact may be another
     * @param prepared
     *            whose first contact may have been prepared otherwise
     */
    record News(Set<UUID> contacted, Set<UUID> prepared) {}

    /** A new activity that may be its lead's first contact, or prepare it. */
    private record Candidate(UUID id, UUID lead, Activity activity) {}

    /** What the activities among these changes, which are stored by now, are news to. */
    Uni<News> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        News news = new News(new HashSet<>(), new HashSet<>());
        List<Candidate> candidates = new ArrayList<>();
        for (RecordChange change : changes) {
            if (change.kind() != RecordKind.ACTIVITY) {
                continue;
            }
            if (change.before() != null) {
                change.versions().map(version -> version.references().lead()).forEach(lead -> {
                    if (lead != null) {
                        news.contacted().add(lead);
                    }
                });
            } else if (change.after().isLive()) {
                candidate(change).ifPresent(candidates::add);
            }
        }
        Set<UUID> leads = candidates.stream().map(Candidate::lead).collect(Collectors.toSet());
        return contacts.stated(connection, tenant, leads).map(first -> {
            candidates.forEach(candidate -> add(news, candidate, first));
            return news;
        });
    }

    private static Optional<Candidate> candidate(RecordChange change) {
        UUID lead = change.after().references().lead();
        return lead == null
                ? Optional.empty()
                : LeadRecords.activity(change.after().fields())
                        .filter(activity -> activity.isHumanContact() || activity.type().isPreparation())
                        .map(activity -> new Candidate(change.id(), lead, activity));
    }

    /** A lead of which no contact is known may have one by a lead that was merged with it. */
    private static void add(News news, Candidate candidate, Map<UUID, Contact> first) {
        Contact contact = first.get(candidate.lead());
        if (candidate.activity().isHumanContact()) {
            if (contact == null || contact.activity().equals(candidate.id())) {
                news.contacted().add(candidate.lead());
            }
        } else if (contact == null || candidate.activity().at().isBefore(contact.at())) {
            news.prepared().add(candidate.lead());
        }
    }
}
