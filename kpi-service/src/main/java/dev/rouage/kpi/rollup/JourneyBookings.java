package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Booking.ForeignDays;
import dev.rouage.kpi.contribution.Booking.OwnSale;
import dev.rouage.kpi.contribution.Booking.PurchaseKey;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.PostingCode;
import dev.rouage.kpi.contribution.SliceKey;
import dev.rouage.kpi.journey.deal.Purchase;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Keeps what each journey of an edition contributes, table {@code journey}, and finds accounts' first purchases. */
@ApplicationScoped
public class JourneyBookings {
    private static final String COLUMNS = """
            slice_id, rep_id, current_slice_id, current_rep_id, rate_currency, rate_from, rate_to, account_ref,
                purchased_on, external_id, contributions, own_sale_on, own_created_on
            """;
    private static final String BY_ID = """
            SELECT id,
            """ + COLUMNS + """
            FROM journey WHERE tenant_id = $1 AND generation = $2 AND kind = $3 AND id = ANY ($4)
            """;
    private static final String IDS_AFTER = """
            SELECT id FROM journey WHERE tenant_id = $1 AND generation = $2 AND kind = $3 AND id > $4
            ORDER BY id LIMIT $5
            """;
    /** An account's purchases are those of all accounts that were merged into it; only the first of each is read. */
    private static final String FIRST_PURCHASES = """
            WITH RECURSIVE member (survivor, id) AS (
                SELECT survivor, survivor FROM unnest($3::uuid[]) AS survivor
                UNION
                SELECT member.survivor, merged.id FROM member
                JOIN crm_record merged ON merged.tenant_id = $1 AND merged.kind = 'account'
                    AND merged.merged_into = member.id
            )
            SELECT member.survivor, first.* FROM member, LATERAL (
                SELECT id,
            """ + COLUMNS + """
                FROM journey
                WHERE tenant_id = $1 AND generation = $2 AND account_ref = member.id AND purchased_on IS NOT NULL
                ORDER BY purchased_on, external_id, id LIMIT 1
            ) AS first
            """;
    private static final String WRITE = """
            INSERT INTO journey (tenant_id, generation, kind, id, first_day, last_day,
            """ + COLUMNS + """
            )
            SELECT $1, $2, $3, booked.* FROM unnest($4::uuid[], $5::date[], $6::date[], $7::uuid[], $8::uuid[],
                $9::uuid[], $10::uuid[], $11::text[], $12::date[], $13::date[], $14::uuid[], $15::date[], $16::text[],
                $17::text[], $18::date[], $19::date[]) AS booked
            ON CONFLICT (tenant_id, generation, kind, id) DO UPDATE SET first_day = excluded.first_day,
                last_day = excluded.last_day, slice_id = excluded.slice_id, rep_id = excluded.rep_id,
                current_slice_id = excluded.current_slice_id, current_rep_id = excluded.current_rep_id,
                rate_currency = excluded.rate_currency, rate_from = excluded.rate_from, rate_to = excluded.rate_to,
                account_ref = excluded.account_ref, purchased_on = excluded.purchased_on,
                external_id = excluded.external_id, contributions = excluded.contributions,
                own_sale_on = excluded.own_sale_on, own_created_on = excluded.own_created_on
            """;
    private static final String REMOVE = """
            DELETE FROM journey WHERE tenant_id = $1 AND generation = $2 AND kind = $3 AND id = ANY ($4)
            """;

    private static final String REMOVE_SOME = """
            DELETE FROM journey j USING (SELECT kind, id FROM journey WHERE tenant_id = $1 AND generation = $2 LIMIT $3)
                AS picked
            WHERE j.tenant_id = $1 AND j.generation = $2 AND j.kind = picked.kind AND j.id = picked.id
            """;

    /** The bookings of those journeys that have one. */
    public Uni<Map<UUID, Booking>> of(SqlConnection connection, Edition edition, JourneyKind kind,
            Collection<UUID> ids) {
        return connection.preparedQuery(BY_ID)
                .execute(Tuple.of(edition.tenant().value(), edition.generation(), kind.code(),
                        ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Booking> bookings = new HashMap<>();
                    rows.forEach(row -> bookings.put(row.getUUID(0), booking(row, 1)));
                    return bookings;
                });
    }

    /** The ids of journeys that contribute anything behind that id, in the order of ids. */
    public Uni<List<UUID>> idsAfter(SqlConnection connection, Edition edition, JourneyKind kind, UUID after,
            int limit) {
        return connection.preparedQuery(IDS_AFTER)
                .execute(Tuple.of(edition.tenant().value(), edition.generation(), kind.code(), after, limit))
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>(rows.size());
                    rows.forEach(row -> ids.add(row.getUUID(0)));
                    return ids;
                });
    }

    /** The first purchase of each of these accounts, which are survivors of their merges, that has bought at all. */
    public Uni<Map<UUID, Purchase>> firstPurchases(SqlConnection connection, Edition edition,
            Collection<UUID> survivors) {
        return connection.preparedQuery(FIRST_PURCHASES)
                .execute(Tuple.of(edition.tenant().value(), edition.generation(), survivors.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Purchase> first = new HashMap<>();
                    for (Row row : rows) {
                        Purchase.of(row.getUUID(1), booking(row, 2))
                                .ifPresent(purchase -> first.merge(row.getUUID(0), purchase, Purchase::first));
                    }
                    return first;
                });
    }

    /** Writes what has changed. */
    public Uni<Void> write(SqlConnection connection, Edition edition, JourneyKind kind, Map<UUID, Booking> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<UUID, Booking>> rows = changed.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        Tuple arguments = Tuple.tuple().addUUID(edition.tenant().value()).addInteger(edition.generation())
                .addInteger(kind.code())
                .addArrayOfUUID(rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .addArrayOfLocalDate(postings(rows, Posting::firstDay, LocalDate[]::new))
                .addArrayOfLocalDate(postings(rows, Posting::lastDay, LocalDate[]::new))
                .addArrayOfUUID(postings(rows, posting -> posting.slice().id(), UUID[]::new))
                .addArrayOfUUID(postings(rows, posting -> posting.slice().rep(), UUID[]::new))
                .addArrayOfUUID(postings(rows, posting -> current(posting, SliceKey::id), UUID[]::new))
                .addArrayOfUUID(postings(rows, posting -> current(posting, SliceKey::rep), UUID[]::new))
                .addArrayOfString(rates(rows, ForeignDays::currency, String[]::new))
                .addArrayOfLocalDate(rates(rows, ForeignDays::from, LocalDate[]::new))
                .addArrayOfLocalDate(rates(rows, ForeignDays::to, LocalDate[]::new))
                .addArrayOfUUID(purchases(rows, PurchaseKey::account, UUID[]::new))
                .addArrayOfLocalDate(purchases(rows, PurchaseKey::on, LocalDate[]::new))
                .addArrayOfString(purchases(rows, PurchaseKey::externalId, String[]::new))
                .addArrayOfString(
                        postings(rows, posting -> PostingCode.write(posting.contributions()), String[]::new))
                .addArrayOfLocalDate(sales(rows, OwnSale::on, LocalDate[]::new))
                .addArrayOfLocalDate(sales(rows, OwnSale::createdOn, LocalDate[]::new));
        return connection.preparedQuery(WRITE).execute(arguments).replaceWithVoid();
    }

    /** Removes journeys that contribute nothing any more. */
    public Uni<Void> remove(SqlConnection connection, Edition edition, JourneyKind kind, Collection<UUID> gone) {
        return gone.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(REMOVE).execute(Tuple.of(edition.tenant().value(), edition.generation(),
                        kind.code(), gone.toArray(UUID[]::new))).replaceWithVoid();
    }

    /** Removes some of a generation's journeys; answers how many. */
    public Uni<Integer> removeSome(SqlConnection connection, TenantId tenant, int generation, int limit) {
        return connection.preparedQuery(REMOVE_SOME).execute(Tuple.of(tenant.value(), generation, limit))
                .map(rows -> rows.rowCount());
    }

    private static Booking booking(Row row, int column) {
        UUID current = row.getUUID(column + 2);
        Posting posting = new Posting(new SliceKey(row.getUUID(column), row.getUUID(column + 1)),
                current == null ? null : new SliceKey(current, row.getUUID(column + 3)),
                PostingCode.read(row.getString(column + 10)));
        String currency = row.getString(column + 4);
        UUID account = row.getUUID(column + 7);
        return new Booking(posting,
                currency == null
                        ? null
                        : new ForeignDays(currency, row.getLocalDate(column + 5), row.getLocalDate(column + 6)),
                account == null
                        ? null
                        : new PurchaseKey(account, row.getLocalDate(column + 8), row.getString(column + 9)),
                sale(row.getLocalDate(column + 11), row.getLocalDate(column + 12)));
    }

    private static @Nullable OwnSale sale(@Nullable LocalDate on, @Nullable LocalDate createdOn) {
        return on == null ? null : new OwnSale(on, createdOn);
    }

    private static <T> @Nullable T current(Posting posting, Function<SliceKey, @Nullable T> value) {
        return posting.current() == null ? null : value.apply(posting.current());
    }

    private static <T> T[] postings(List<Map.Entry<UUID, Booking>> rows, Function<Posting, @Nullable T> value,
            IntFunction<T[]> array) {
        return rows.stream().map(row -> value.apply(row.getValue().posting())).toArray(array);
    }

    private static <T> T[] rates(List<Map.Entry<UUID, Booking>> rows, Function<ForeignDays, T> value,
            IntFunction<T[]> array) {
        return rows.stream().map(row -> row.getValue().rates())
                .map(rates -> rates == null ? null : value.apply(rates)).toArray(array);
    }

    private static <T> T[] purchases(List<Map.Entry<UUID, Booking>> rows, Function<PurchaseKey, T> value,
            IntFunction<T[]> array) {
        return rows.stream().map(row -> row.getValue().purchase())
                .map(purchase -> purchase == null ? null : value.apply(purchase)).toArray(array);
    }

    private static <T> T[] sales(List<Map.Entry<UUID, Booking>> rows, Function<OwnSale, @Nullable T> value,
            IntFunction<T[]> array) {
        return rows.stream().map(row -> row.getValue().sale())
                .map(sale -> sale == null ? null : value.apply(sale)).toArray(array);
    }
}
