package dev.rouage.coaching.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import dev.rouage.platform.tenant.TenantId;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into arrays, one for each column, for a statement that unnests them; the first argument is the tenant.
 */
public final class Columns<T> {
    private final List<T> rows;
    private final Tuple tuple;

    public Columns(TenantId tenant, List<T> rows) {
        this.rows = rows;
        this.tuple = Tuple.of(tenant.value());
    }

    /** Adds a column of ids. */
    public Columns<T> ids(Function<T, @Nullable UUID> column) {
        tuple.addArrayOfUUID(rows.stream().map(column).toArray(UUID[]::new));
        return this;
    }

    /** Adds a column of texts. */
    public Columns<T> texts(Function<T, @Nullable String> column) {
        tuple.addArrayOfString(rows.stream().map(column).toArray(String[]::new));
        return this;
    }

    /** Adds a column of days. */
    public Columns<T> days(Function<T, @Nullable LocalDate> column) {
        tuple.addArrayOfLocalDate(rows.stream().map(column).toArray(LocalDate[]::new));
        return this;
    }

    /** Adds a column of instants. */
    public Columns<T> instants(Function<T, @Nullable Instant> column) {
        tuple.addArrayOfOffsetDateTime(rows.stream().map(column)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new));
        return this;
    }

    /** Adds a column of whole numbers. */
    public Columns<T> numbers(Function<T, Long> column) {
        tuple.addArrayOfLong(rows.stream().map(column).toArray(Long[]::new));
        return this;
    }

    /** The arguments of the statement. */
    public Tuple tuple() {
        return tuple;
    }
}
