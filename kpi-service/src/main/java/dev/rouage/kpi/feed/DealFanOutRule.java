package dev.rouage.kpi.feed;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.journey.deal.StageName;
import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.record.RecordLinks;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds the deals that depend on changed records, and the accounts whose first purchase may be another. */
@ApplicationScoped
class DealFanOutRule implements FanOutRule {
    /** Stages change hardly ever, and then all deals of their pipeline are read. */
    private static final String BY_STAGE = """
            SELECT id FROM crm_record
            WHERE tenant_id = $1 AND kind = 'opportunity' AND state = 'LIVE' AND source = ANY ($2)
                AND (source, coalesce(fields ->> 'pipeline', '')) IN (SELECT * FROM unnest($2::text[], $3::text[]))
            """;

    private final RecordLinks links;

    DealFanOutRule(RecordLinks links) {
        this.links = links;
    }

    @Override
    public Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        DealFanOut fanOut = DealFanOut.of(changes);
        Touched touched = Touched.of(JourneyKind.DEAL, fanOut.deals()).add(JourneyKind.ACCOUNT, fanOut.accounts());
        return dealsOfAccounts(connection, tenant, ids(fanOut, Party.ACCOUNT))
                .invoke(deals -> touched.add(JourneyKind.DEAL, deals))
                .chain(() -> dealsOfLeads(connection, tenant, ids(fanOut, Party.LEAD)))
                .invoke(deals -> touched.add(JourneyKind.DEAL, deals))
                .chain(() -> links.family(connection, tenant, "lead", fanOut.merged()))
                .chain(leads -> links.toLeads(connection, tenant, "opportunity", leads))
                .invoke(deals -> touched.add(JourneyKind.DEAL, deals))
                .chain(() -> dealsOfPipelines(connection, tenant, List.copyOf(fanOut.stages())))
                .invoke(deals -> touched.add(JourneyKind.DEAL, deals))
                .replaceWith(touched);
    }

    /** Whoever refers to a record that was merged into a changed one depends on the changed one. */
    private Uni<List<UUID>> dealsOfAccounts(SqlConnection connection, TenantId tenant, Collection<UUID> accounts) {
        return links.withMerged(connection, tenant, "account", accounts)
                .chain(members -> links.toAccounts(connection, tenant, "opportunity", members.keySet()));
    }

    private Uni<List<UUID>> dealsOfLeads(SqlConnection connection, TenantId tenant, Collection<UUID> leads) {
        return links.withMerged(connection, tenant, "lead", leads)
                .chain(members -> links.toLeads(connection, tenant, "opportunity", members.keySet()));
    }

    private static Uni<List<UUID>> dealsOfPipelines(SqlConnection connection, TenantId tenant, List<StageName> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection.preparedQuery(BY_STAGE).execute(Tuple.of(tenant.value(),
                names.stream().map(StageName::source).toArray(String[]::new),
                names.stream().map(StageName::pipeline).toArray(String[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    private static Set<UUID> ids(DealFanOut fanOut, Party party) {
        return fanOut.parties().stream().filter(key -> key.party() == party).map(Directory.Key::id)
                .collect(Collectors.toSet());
    }
}
