package dev.rouage.kpi.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds records by what they refer to: one statement, and one look-up in an index for each record referred to. */
@ApplicationScoped
public class RecordLinks {
    /** The order in which PostgreSQL keeps ids: by their bytes, which Java's own order of ids is not. */
    public static final Comparator<UUID> STORED_ORDER = Comparator
            .comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    /** LATERAL and OFFSET keep the planner from reading all records to find a few: each is looked up in an index. */
    private static final String WITH_MERGED = """
            WITH RECURSIVE member (survivor, id) AS (
                SELECT given, given FROM unnest($3::uuid[]) AS given
                UNION
                SELECT member.survivor, merged.id FROM member, LATERAL (
                    SELECT id FROM crm_record WHERE tenant_id = $1 AND kind = $2 AND merged_into = member.id OFFSET 0
                ) AS merged
            )
            SELECT id, survivor FROM member
            """;
    private static final String FAMILY = """
            WITH RECURSIVE way (id) AS (
                SELECT * FROM unnest($3::uuid[])
                UNION
                SELECT r.merged_into FROM way, LATERAL (
                    SELECT merged_into FROM crm_record WHERE tenant_id = $1 AND kind = $2 AND id = way.id LIMIT 1
                ) AS r
                WHERE r.merged_into IS NOT NULL
            ), family (id) AS (
                SELECT id FROM way
                UNION
                SELECT merged.id FROM family, LATERAL (
                    SELECT id FROM crm_record WHERE tenant_id = $1 AND kind = $2 AND merged_into = family.id OFFSET 0
                ) AS merged
            )
            SELECT id FROM family
            """;
    private static final String TO_ACCOUNTS = """
            SELECT id FROM crm_record WHERE tenant_id = $1 AND kind = $2 AND account_ref = ANY ($3)
            """;
    private static final String TO_LEADS = """
            SELECT id FROM crm_record WHERE tenant_id = $1 AND kind = $2 AND lead_ref = ANY ($3)
            """;
    private static final String ACCOUNTS_AFTER = """
            SELECT DISTINCT account_ref FROM crm_record
            WHERE tenant_id = $1 AND kind = $2 AND account_ref IS NOT NULL AND account_ref > $3
            ORDER BY account_ref LIMIT $4
            """;
    private static final String IDS_AFTER = """
            SELECT id FROM crm_record WHERE tenant_id = $1 AND kind = $2 AND id > $3 ORDER BY id LIMIT $4
            """;

    /** Those records and all that were merged into them, directly or not: by id the one of the given that it led to. */
    public Uni<Map<UUID, UUID>> withMerged(SqlConnection connection, TenantId tenant, String kind,
            Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection.preparedQuery(WITH_MERGED)
                        .execute(Tuple.of(tenant.value(), kind, ids.toArray(UUID[]::new))).map(rows -> {
                            Map<UUID, UUID> members = new HashMap<>();
                            rows.forEach(row -> members.put(row.getUUID(0), row.getUUID(1)));
                            return members;
                        });
    }

    /** Those records, all that they were merged into, and all that were merged into any of those. */
    public Uni<List<UUID>> family(SqlConnection connection, TenantId tenant, String kind, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : connection.preparedQuery(FAMILY)
                        .execute(Tuple.of(tenant.value(), kind, ids.toArray(UUID[]::new))).map(RecordLinks::ids);
    }

    /** The records of a kind that refer to these accounts, in whatever state. */
    public Uni<List<UUID>> toAccounts(SqlConnection connection, TenantId tenant, String kind,
            Collection<UUID> accounts) {
        return referring(connection, TO_ACCOUNTS, tenant, kind, accounts);
    }

    /** The records of a kind that refer to these leads, in whatever state. */
    public Uni<List<UUID>> toLeads(SqlConnection connection, TenantId tenant, String kind, Collection<UUID> leads) {
        return referring(connection, TO_LEADS, tenant, kind, leads);
    }

    /** The accounts behind that id, in the order of ids, that records of a kind refer to. */
    public Uni<List<UUID>> accountsAfter(SqlConnection connection, TenantId tenant, String kind, UUID after,
            int limit) {
        return connection.preparedQuery(ACCOUNTS_AFTER).execute(Tuple.of(tenant.value(), kind, after, limit))
                .map(RecordLinks::ids);
    }

    /** The records of a kind behind that id, in the order of ids, in whatever state. */
    public Uni<List<UUID>> idsAfter(SqlConnection connection, TenantId tenant, String kind, UUID after, int limit) {
        return connection.preparedQuery(IDS_AFTER).execute(Tuple.of(tenant.value(), kind, after, limit))
                .map(RecordLinks::ids);
    }

    private static Uni<List<UUID>> referring(SqlConnection connection, String sql, TenantId tenant, String kind,
            Collection<UUID> to) {
        return to.isEmpty()
                ? Uni.createFrom().item(List.of())
                : connection.preparedQuery(sql).execute(Tuple.of(tenant.value(), kind, to.toArray(UUID[]::new)))
                        .map(RecordLinks::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>(rows.size());
        rows.forEach(row -> ids.add(row.getUUID(0)));
        return ids;
    }
}
