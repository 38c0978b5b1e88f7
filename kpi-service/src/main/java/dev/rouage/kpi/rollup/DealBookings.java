package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.DealBooking;
import dev.rouage.kpi.contribution.Dependencies;
import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.PostingCode;
import dev.rouage.kpi.contribution.SliceKey;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Keeps what each deal contributes, table {@code deal_journey}. */
@ApplicationScoped
public class DealBookings {
    private static final String BY_ID = """
            SELECT opportunity_id, external_id, owner_ref, account_ref, lead_ref, rate_currency, rate_on, purchased_on,
                slice_id, rep_id, contributions
            FROM deal_journey WHERE tenant_id = $1 AND opportunity_id = ANY ($2)
            """;
    private static final String WRITE = """
            INSERT INTO deal_journey (tenant_id, opportunity_id, external_id, owner_ref, account_ref, lead_ref,
                rate_currency, rate_on, purchased_on, slice_id, rep_id, contributions)
            SELECT $1, booked.* FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[],
                $8::date[], $9::date[], $10::uuid[], $11::uuid[], $12::text[]) AS booked
            ON CONFLICT (tenant_id, opportunity_id) DO UPDATE SET external_id = excluded.external_id,
                owner_ref = excluded.owner_ref, account_ref = excluded.account_ref, lead_ref = excluded.lead_ref,
                rate_currency = excluded.rate_currency, rate_on = excluded.rate_on,
                purchased_on = excluded.purchased_on, slice_id = excluded.slice_id, rep_id = excluded.rep_id,
                contributions = excluded.contributions
            """;
    private static final String REMOVE = """
            DELETE FROM deal_journey WHERE tenant_id = $1 AND opportunity_id = ANY ($2)
            """;

    /** The bookings of those deals that have one. */
    public Uni<Map<UUID, DealBooking>> of(SqlConnection connection, TenantId tenant, Collection<UUID> deals) {
        return connection.preparedQuery(BY_ID).execute(Tuple.of(tenant.value(), deals.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, DealBooking> bookings = new HashMap<>();
                    rows.forEach(row -> bookings.put(row.getUUID(0), booking(row)));
                    return bookings;
                });
    }

    /** Writes new and changed bookings. */
    public Uni<Void> write(SqlConnection connection, TenantId tenant, Collection<DealBooking> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<DealBooking> bookings = List.copyOf(changed);
        Tuple arguments = Tuple.tuple().addUUID(tenant.value())
                .addArrayOfUUID(column(bookings, DealBooking::deal, UUID[]::new))
                .addArrayOfString(column(bookings, DealBooking::externalId, String[]::new))
                .addArrayOfUUID(column(bookings, booking -> booking.dependsOn().owner(), UUID[]::new))
                .addArrayOfUUID(column(bookings, booking -> booking.dependsOn().account(), UUID[]::new))
                .addArrayOfUUID(column(bookings, booking -> booking.dependsOn().lead(), UUID[]::new))
                .addArrayOfString(column(bookings, booking -> booking.dependsOn().rateCurrency(), String[]::new))
                .addArrayOfLocalDate(column(bookings, booking -> booking.dependsOn().rateOn(), LocalDate[]::new))
                .addArrayOfLocalDate(column(bookings, DealBooking::purchasedOn, LocalDate[]::new))
                .addArrayOfUUID(column(bookings, booking -> booking.posting().slice().id(), UUID[]::new))
                .addArrayOfUUID(column(bookings, booking -> booking.posting().slice().rep(), UUID[]::new))
                .addArrayOfString(column(bookings,
                        booking -> PostingCode.write(booking.posting().contributions()), String[]::new));
        return connection.preparedQuery(WRITE).execute(arguments).replaceWithVoid();
    }

    /** Removes the bookings of deals that contribute nothing any more. */
    public Uni<Void> remove(SqlConnection connection, TenantId tenant, Collection<UUID> deals) {
        return deals.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(REMOVE)
                        .execute(Tuple.of(tenant.value(), deals.toArray(UUID[]::new))).replaceWithVoid();
    }

    private static DealBooking booking(Row row) {
        Dependencies dependsOn = new Dependencies(row.getUUID(2), row.getUUID(3), row.getUUID(4), row.getString(5),
                row.getLocalDate(6));
        return new DealBooking(row.getUUID(0), row.getString(1), dependsOn, row.getLocalDate(7),
                new Posting(new SliceKey(row.getUUID(8), row.getUUID(9)), PostingCode.read(row.getString(10))));
    }

    private static <T> T[] column(List<DealBooking> rows, Function<DealBooking, @Nullable T> value,
            IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
