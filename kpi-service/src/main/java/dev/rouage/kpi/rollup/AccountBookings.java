package dev.rouage.kpi.rollup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.PostingCode;
import dev.rouage.kpi.contribution.Purchase;
import dev.rouage.kpi.contribution.SliceKey;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Keeps what each account contributes, table {@code account_journey}, and finds its first purchase. */
@ApplicationScoped
public class AccountBookings {
    /** An account's purchases are those of all accounts that were merged into it; only the first of each is read. */
    private static final String FIRST_PURCHASES = """
            WITH RECURSIVE member (survivor, id) AS (
                SELECT survivor, survivor FROM unnest($2::uuid[]) AS survivor
                UNION
                SELECT member.survivor, merged.id FROM member
                JOIN crm_record merged ON merged.tenant_id = $1 AND merged.kind = 'account'
                    AND merged.merged_into = member.id
            )
            SELECT member.survivor, first.* FROM member, LATERAL (
                SELECT opportunity_id, external_id, account_ref, purchased_on, slice_id, rep_id, contributions
                FROM deal_journey
                WHERE tenant_id = $1 AND account_ref = member.id AND purchased_on IS NOT NULL
                ORDER BY purchased_on, external_id, opportunity_id LIMIT 1
            ) AS first
            """;
    private static final String BY_ID = """
            SELECT account_id, slice_id, rep_id, contributions FROM account_journey
            WHERE tenant_id = $1 AND account_id = ANY ($2)
            """;
    private static final String IDS_AFTER = """
            SELECT account_id FROM account_journey WHERE tenant_id = $1 AND account_id > $2 ORDER BY account_id LIMIT $3
            """;
    private static final String WRITE = """
            INSERT INTO account_journey (tenant_id, account_id, slice_id, rep_id, contributions)
            SELECT $1, booked.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[]) AS booked
            ON CONFLICT (tenant_id, account_id) DO UPDATE SET slice_id = excluded.slice_id, rep_id = excluded.rep_id,
                contributions = excluded.contributions
            """;
    private static final String REMOVE = """
            DELETE FROM account_journey WHERE tenant_id = $1 AND account_id = ANY ($2)
            """;

    /** The ids of accounts that contribute anything behind that id, in the order of ids. */
    public Uni<List<UUID>> idsAfter(SqlConnection connection, TenantId tenant, UUID after, int limit) {
        return connection.preparedQuery(IDS_AFTER).execute(Tuple.of(tenant.value(), after, limit)).map(rows -> {
            List<UUID> ids = new ArrayList<>(rows.size());
            rows.forEach(row -> ids.add(row.getUUID(0)));
            return ids;
        });
    }

    /** The first purchase of each of these accounts, which are survivors of their merges, that has bought at all. */
    public Uni<Map<UUID, Purchase>> firstPurchases(SqlConnection connection, TenantId tenant,
            Collection<UUID> survivors) {
        return connection.preparedQuery(FIRST_PURCHASES)
                .execute(Tuple.of(tenant.value(), survivors.toArray(UUID[]::new))).map(rows -> {
                    Map<UUID, Purchase> first = new HashMap<>();
                    for (Row row : rows) {
                        Purchase purchase = new Purchase(row.getUUID(1), row.getString(2), row.getUUID(3),
                                row.getLocalDate(4), posting(row, 5));
                        first.merge(row.getUUID(0), purchase,
                                (one, other) -> Purchase.EARLIEST_FIRST.compare(one, other) <= 0 ? one : other);
                    }
                    return first;
                });
    }

    /** What those accounts contribute that contribute anything. */
    public Uni<Map<UUID, Posting>> of(SqlConnection connection, TenantId tenant, Collection<UUID> accounts) {
        return connection.preparedQuery(BY_ID).execute(Tuple.of(tenant.value(), accounts.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Posting> postings = new HashMap<>();
                    rows.forEach(row -> postings.put(row.getUUID(0), posting(row, 1)));
                    return postings;
                });
    }

    /** Writes what has changed. */
    public Uni<Void> write(SqlConnection connection, TenantId tenant, Map<UUID, Posting> postings) {
        if (postings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<UUID, Posting>> rows = List.copyOf(postings.entrySet());
        return connection.preparedQuery(WRITE).execute(Tuple.tuple().addUUID(tenant.value())
                .addArrayOfUUID(rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .addArrayOfUUID(rows.stream().map(row -> row.getValue().slice().id()).toArray(UUID[]::new))
                .addArrayOfUUID(rows.stream().map(row -> row.getValue().slice().rep()).toArray(UUID[]::new))
                .addArrayOfString(rows.stream().map(row -> PostingCode.write(row.getValue().contributions()))
                        .toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Removes accounts that contribute nothing any more. */
    public Uni<Void> remove(SqlConnection connection, TenantId tenant, Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(REMOVE)
                        .execute(Tuple.of(tenant.value(), accounts.toArray(UUID[]::new))).replaceWithVoid();
    }

    private static Posting posting(Row row, int column) {
        return new Posting(new SliceKey(row.getUUID(column), row.getUUID(column + 1)),
                PostingCode.read(row.getString(column + 2)));
    }
}
