package dev.rouage.kpi.feed;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.journey.deal.StageName;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.record.RecordLinks;
import dev.rouage.kpi.record.RecordVersion;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds the leads that depend on changed records: on themselves, their deals and accounts, and on stages. */
@ApplicationScoped
class LeadFanOutRule implements FanOutRule {
    private static final List<String> ACCOUNT_TRAITS = List.of("segment", "country");
    private static final List<String> STAGE_FIELDS = List.of("pipeline", "stage", "category");
    /** Stages change hardly ever, and then all deals of their pipeline are read. */
    private static final String BY_STAGE = """
            SELECT DISTINCT lead_ref FROM crm_record
            WHERE tenant_id = $1 AND kind = 'opportunity' AND lead_ref IS NOT NULL AND source = ANY ($2)
                AND (source, coalesce(fields ->> 'pipeline', '')) IN (SELECT * FROM unnest($2::text[], $3::text[]))
            """;

    private final RecordLinks links;

    LeadFanOutRule(RecordLinks links) {
        this.links = links;
    }

    /** What the changes themselves tell: leads, and what other leads depend on. */
    private record Found(Set<UUID> leads, Set<UUID> accounts, Set<StageName> stages) {}

    @Override
    public Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        Found found = new Found(new HashSet<>(), new HashSet<>(), new HashSet<>());
        changes.forEach(change -> add(found, change));
        Touched touched = Touched.of(JourneyKind.LEAD, found.leads());
        return links.withMerged(connection, tenant, "account", found.accounts())
                .chain(members -> links.toAccounts(connection, tenant, "lead", members.keySet()))
                .invoke(leads -> touched.add(JourneyKind.LEAD, leads))
                .chain(() -> leadsOfPipelines(connection, tenant, List.copyOf(found.stages())))
                .invoke(leads -> touched.add(JourneyKind.LEAD, leads))
                .replaceWith(touched);
    }

    private static void add(Found found, RecordChange change) {
        switch (change.kind()) {
            case LEAD -> addLead(found, change);
            case OPPORTUNITY -> change.versions().forEach(version -> addReferredTo(found, version));
            case ACCOUNT -> addAccount(found, change);
            case PIPELINE_STAGE -> addStage(found, change);
            case TEAM, REP, FX_RATE, ACTIVITY, CONTRACT, SPEND, SURVEY_RESPONSE, COMPLAINT, REVIEW -> {
                // no lead depends on them, or as ContactFanOutRule tells, or as every journey does: see RepFanOutRule
            }
        }
    }

    /** Both ends of a merge that came or went: what was done for one of them may belong to the other now. */
    private static void addLead(Found found, RecordChange change) {
        found.leads().add(change.id());
        change.versions().forEach(version -> {
            if (version.mergedInto() != null) {
                found.leads().add(version.mergedInto());
            }
        });
    }

    private static void addReferredTo(Found found, RecordVersion version) {
        UUID lead = version.references().lead();
        if (lead != null) {
            found.leads().add(lead);
        }
    }

    /** An account that has just arrived changes nothing for those who already referred to it, unless it has traits. */
    private static void addAccount(Found found, RecordChange change) {
        boolean plain = change.before() == null && change.after().isLive()
                && ACCOUNT_TRAITS.stream().allMatch(trait -> change.after().text(trait).isEmpty());
        if (!plain && change.moves(ACCOUNT_TRAITS)) {
            found.accounts().add(change.id());
        }
    }

    private static void addStage(Found found, RecordChange change) {
        if (change.moves(STAGE_FIELDS)) {
            change.versions().forEach(
                    version -> found.stages().add(ContextRecords.stage(change.source(), version.fields())));
        }
    }

    private static Uni<List<UUID>> leadsOfPipelines(SqlConnection connection, TenantId tenant,
            Collection<StageName> names) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection.preparedQuery(BY_STAGE).execute(Tuple.of(tenant.value(),
                names.stream().map(StageName::source).toArray(String[]::new),
                names.stream().map(StageName::pipeline).toArray(String[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }
}
