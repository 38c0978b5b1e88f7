package dev.rouage.kpi.feed;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.record.RecordLinks;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Finds the leads to which changed activities are news, and the deals whose cycle began with a first contact. */
@ApplicationScoped
class ContactFanOutRule implements FanOutRule {
    private final ContactNews contactNews;
    private final RecordLinks links;

    ContactFanOutRule(ContactNews contactNews, RecordLinks links) {
        this.contactNews = contactNews;
        this.links = links;
    }

    @Override
    public Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        return contactNews.of(connection, tenant, changes).chain(news -> {
            Touched touched = Touched.of(JourneyKind.LEAD, news.contacted()).add(JourneyKind.LEAD, news.prepared());
            return links.family(connection, tenant, "lead", news.contacted())
                    .chain(leads -> links.toLeads(connection, tenant, "opportunity", leads))
                    .map(deals -> touched.add(JourneyKind.DEAL, deals));
        });
    }
}
