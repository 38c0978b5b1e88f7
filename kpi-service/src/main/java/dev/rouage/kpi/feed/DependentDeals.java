package dev.rouage.kpi.feed;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.feed.FanOut.CurrencyDay;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.StageName;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds the deals that depend on other records, one statement for each kind of dependence. */
@ApplicationScoped
class DependentDeals {
    /** Whoever refers to a record that was merged into a changed one depends on the changed one. */
    private static final String BY_PARTY = """
            WITH RECURSIVE changed (kind, id) AS (
                SELECT kind, id FROM unnest($2::text[], $3::uuid[]) AS given (kind, id)
                UNION
                SELECT merged.kind, merged.id FROM changed
                JOIN crm_record merged ON merged.tenant_id = $1 AND merged.kind = changed.kind
                    AND merged.merged_into = changed.id
            )
            SELECT d.opportunity_id FROM deal_journey d, changed
                WHERE changed.kind = 'account' AND d.tenant_id = $1 AND d.account_ref = changed.id
            UNION
            SELECT d.opportunity_id FROM deal_journey d, changed
                WHERE changed.kind = 'lead' AND d.tenant_id = $1 AND d.lead_ref = changed.id
            UNION
            SELECT d.opportunity_id FROM deal_journey d, changed
                WHERE changed.kind = 'rep' AND d.tenant_id = $1 AND d.owner_ref = changed.id
            """;
    /** Open deals have no journey yet, so the records are asked. */
    private static final String BY_STAGE = """
            SELECT id FROM crm_record
            WHERE tenant_id = $1 AND kind = 'opportunity' AND state = 'LIVE'
                AND (source, coalesce(fields ->> 'pipeline', '')) IN (SELECT * FROM unnest($2::text[], $3::text[]))
            """;
    private static final String BY_RATE = """
            SELECT d.opportunity_id FROM unnest($2::text[], $3::date[], $4::date[]) AS span (currency, first, last)
            JOIN deal_journey d ON d.tenant_id = $1 AND d.rate_currency = span.currency
                AND d.rate_on BETWEEN span.first AND span.last
            """;

    /** The deals that the fan-out reaches, those that changed themselves among them. */
    Uni<Set<UUID>> of(SqlConnection connection, TenantId tenant, FanOut fanOut) {
        Set<UUID> deals = new HashSet<>(fanOut.deals());
        return byParty(connection, tenant, fanOut.parties()).invoke(deals::addAll)
                .chain(() -> byStage(connection, tenant, fanOut.stages())).invoke(deals::addAll)
                .chain(() -> byRate(connection, tenant, fanOut.rates())).invoke(deals::addAll)
                .replaceWith(deals);
    }

    private static Uni<Set<UUID>> byParty(SqlConnection connection, TenantId tenant, Set<Directory.Key> parties) {
        List<Directory.Key> keys = List.copyOf(parties);
        return ids(connection, keys, BY_PARTY, Tuple.of(tenant.value(),
                keys.stream().map(key -> key.party().name().toLowerCase(Locale.ROOT)).toArray(String[]::new),
                keys.stream().map(Directory.Key::id).toArray(UUID[]::new)));
    }

    private static Uni<Set<UUID>> byStage(SqlConnection connection, TenantId tenant, Set<StageName> stages) {
        List<StageName> names = List.copyOf(stages);
        return ids(connection, names, BY_STAGE, Tuple.of(tenant.value(),
                names.stream().map(StageName::source).toArray(String[]::new),
                names.stream().map(StageName::pipeline).toArray(String[]::new)));
    }

    private static Uni<Set<UUID>> byRate(SqlConnection connection, TenantId tenant, Set<CurrencyDay> rates) {
        List<RateSpan> spans = RateSpan.of(rates);
        return ids(connection, spans, BY_RATE, Tuple.of(tenant.value(),
                spans.stream().map(RateSpan::currency).toArray(String[]::new),
                spans.stream().map(RateSpan::first).toArray(LocalDate[]::new),
                spans.stream().map(RateSpan::last).toArray(LocalDate[]::new)));
    }

    private static Uni<Set<UUID>> ids(SqlConnection connection, Collection<?> asked, String sql, Tuple arguments) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return connection.preparedQuery(sql).execute(arguments).map(rows -> {
            Set<UUID> ids = new HashSet<>();
            rows.forEach(row -> ids.add(row.getUUID(0)));
            return ids;
        });
    }
}
