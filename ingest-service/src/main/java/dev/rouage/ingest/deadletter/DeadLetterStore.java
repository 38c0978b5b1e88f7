package dev.rouage.ingest.deadletter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Dead letters in PostgreSQL, table {@code dead_letter}. */
@ApplicationScoped
class DeadLetterStore {
    private static final String KEEP = """
            INSERT INTO dead_letter AS d (tenant_id, id, service, kind, record_id, cause, origin, at)
            SELECT DISTINCT ON (id) $1, id, service, kind::record_kind, record_id, cause, origin, at
              FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::timestamptz[])
                AS told (id, service, kind, record_id, cause, origin, at)
             ORDER BY id, at DESC
            ON CONFLICT (tenant_id, id) DO UPDATE SET cause = excluded.cause, at = excluded.at, state = 'OPEN',
              kind = excluded.kind, record_id = excluded.record_id, replayed_at = NULL
             WHERE excluded.at > d.at
            """;
    private static final String COLUMNS = """
            id, service, kind::text AS kind, record_id, cause, origin, at, state, replayed_at""";
    private static final String PAGE = "SELECT " + COLUMNS + """
             FROM dead_letter WHERE tenant_id = $1 AND ($2::text IS NULL OR state = $2)
               AND ($3::timestamptz IS NULL OR (at, id) < ($3, $4::uuid))
             ORDER BY at DESC, id DESC LIMIT $5
            """;
    /** Touching a record's transaction is what makes the feed publish it again, as it is now. */
    private static final String REPLAY = """
            WITH chosen AS (
              SELECT id, kind, record_id FROM dead_letter
               WHERE tenant_id = $1 AND state = 'OPEN' AND ($2::uuid[] IS NULL OR id = ANY ($2))
               ORDER BY at, id LIMIT $3 FOR UPDATE
            ), known AS (
              SELECT r.kind, r.id FROM record r
               WHERE r.tenant_id = $1 AND (r.kind, r.id) IN (SELECT kind, record_id FROM chosen)
               ORDER BY r.kind, r.id FOR UPDATE
            ), published AS (
              UPDATE record r SET changed_in = pg_current_xact_id() FROM known
               WHERE r.tenant_id = $1 AND r.kind = known.kind AND r.id = known.id
              RETURNING r.kind, r.id
            ), replayed AS (
              UPDATE dead_letter d SET state = 'REPLAYED', replayed_at = now()
                FROM chosen JOIN published ON published.kind = chosen.kind AND published.id = chosen.record_id
               WHERE d.tenant_id = $1 AND d.id = chosen.id
              RETURNING d.id
            )
            SELECT (SELECT count(*) FROM chosen)::int, (SELECT count(*) FROM replayed)::int
            """;

    private final TenantDatabase database;

    DeadLetterStore(TenantDatabase database) {
        this.database = database;
    }

    /** Keeps the letters of one company; those it has are kept once, the newest telling of them. */
    Uni<Void> keep(TenantId tenant, List<DeadLetterMessage> letters) {
        Tuple arguments = Tuple.tuple().addUUID(tenant.value())
                .addArrayOfUUID(column(letters, DeadLetterMessage::id, UUID[]::new))
                .addArrayOfString(column(letters, DeadLetterMessage::service, String[]::new))
                .addArrayOfString(column(letters, letter -> letter.kind().wireName(), String[]::new))
                .addArrayOfUUID(column(letters, DeadLetterMessage::recordId, UUID[]::new))
                .addArrayOfString(column(letters, DeadLetterMessage::cause, String[]::new))
                .addArrayOfString(column(letters, DeadLetterMessage::origin, String[]::new))
                .addArrayOfOffsetDateTime(column(letters, letter -> letter.at().atOffset(ZoneOffset.UTC),
                        OffsetDateTime[]::new));
        return database.inTransaction(tenant, connection -> connection.preparedQuery(KEEP).execute(arguments))
                .replaceWithVoid();
    }

    /** A page, the newest first. */
    Uni<List<DeadLetter>> page(TenantId tenant, @Nullable DeadLetterState state, PageRequest request) {
        Optional<Key> after = request.after().map(Key::parse);
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addString(state == null ? null : state.name())
                .addOffsetDateTime(after.map(key -> key.at().atOffset(ZoneOffset.UTC)).orElse(null))
                .addUUID(after.map(Key::id).orElse(null)).addInteger(request.sizeAndOneMore());
        return database.query(tenant, PAGE, arguments).map(
                rows -> StreamSupport.stream(rows.spliterator(), false).map(DeadLetterStore::letter).toList());
    }

    /** Has the records of open letters published again: of those ids, or of the oldest ones. */
    Uni<DeadLetterReplay> replay(TenantId tenant, Optional<Set<UUID>> ids, int limit) {
        Tuple arguments = Tuple.tuple().addUUID(tenant.value())
                .addArrayOfUUID(ids.map(chosen -> new HashSet<>(chosen).toArray(UUID[]::new)).orElse(null))
                .addInteger(limit);
        return database.inTransaction(tenant, connection -> connection.preparedQuery(REPLAY).execute(arguments))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new DeadLetterReplay(row.getInteger(1), row.getInteger(0) - row.getInteger(1));
                });
    }

    private static DeadLetter letter(Row row) {
        OffsetDateTime replayedAt = row.getOffsetDateTime("replayed_at");
        return new DeadLetter(row.getUUID("id").toString(), row.getString("service"), row.getString("kind"),
                row.getUUID("record_id").toString(), row.getString("cause"), row.getString("origin"),
                row.getOffsetDateTime("at").toInstant(), DeadLetterState.valueOf(row.getString("state")),
                replayedAt == null ? null : replayedAt.toInstant());
    }

    private static <T> T[] column(List<DeadLetterMessage> letters, Function<DeadLetterMessage, T> value,
            IntFunction<T[]> array) {
        return letters.stream().map(value).toArray(array);
    }

    /** Where a page begins. */
    private record Key(Instant at, UUID id) {

        static Key parse(String key) {
            try {
                String[] parts = key.split(" ", -1);
                if (parts.length == 2) {
                    return new Key(Instant.parse(parts[0]), UUID.fromString(parts[1]));
                }
            } catch (DateTimeParseException | IllegalArgumentException _) {
                // answered below like any other text that is no key of ours
            }
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "'after' is no cursor of this connection");
        }
    }
}
