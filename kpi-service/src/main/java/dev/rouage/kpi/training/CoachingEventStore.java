package dev.rouage.kpi.training;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rouage.kpi.journey.training.TrainingEvent;
import dev.rouage.platform.event.CoachingEnvelope;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Keeps the newest revision of each event of training and coaching, table {@code coaching_event}. */
@ApplicationScoped
public class CoachingEventStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String UPSERT = """
            INSERT INTO coaching_event AS e (tenant_id, id, revision, withdrawn, type, subject, rep_id, happened_at,
                minutes, fields)
            SELECT $1, told.* FROM unnest($2::uuid[], $3::bigint[], $4::boolean[], $5::text[], $6::uuid[], $7::uuid[],
                $8::timestamptz[], $9::int[], $10::text[]) AS told
            ON CONFLICT (tenant_id, id) DO UPDATE SET revision = excluded.revision, withdrawn = excluded.withdrawn,
                type = excluded.type, subject = excluded.subject, rep_id = excluded.rep_id,
                happened_at = excluded.happened_at, minutes = excluded.minutes, fields = excluded.fields
            WHERE excluded.revision > e.revision
            RETURNING new.subject, new.rep_id, old.subject, old.rep_id
            """;
    private static final String BY_SUBJECT = """
            SELECT subject, rep_id, type, id, happened_at, fields FROM coaching_event
            WHERE tenant_id = $1 AND subject = ANY ($2) AND NOT withdrawn
            """;
    private static final String SUBJECTS_AFTER = """
            SELECT DISTINCT subject FROM coaching_event WHERE tenant_id = $1 AND subject > $2
            ORDER BY subject LIMIT $3
            """;
    private static final String SUBJECTS_OF = """
            SELECT DISTINCT subject FROM coaching_event WHERE tenant_id = $1 AND rep_id = ANY ($2)
            """;
    private static final String MINUTES = """
            SELECT asked.rep, sum(e.minutes) FILTER
                (WHERE (e.happened_at AT TIME ZONE $5)::date <= asked.last)::bigint AS minutes
            FROM unnest($2::uuid[], $3::uuid[], $4::date[]) AS asked (rep, member, last)
            JOIN coaching_event e ON e.tenant_id = $1 AND e.rep_id = asked.member AND e.type = 'MODULE_COMPLETED'
                AND NOT e.withdrawn
            GROUP BY asked.rep
            """;

    /** What a batch of events has changed. */
    public record Changed(Set<UUID> subjects, Set<UUID> reps) {}

    /**
     * The events of a subject.
     *
     * @param rep
     *            whom they are about, as the events state it
     */
    public record Subject(UUID rep, List<TrainingEvent> events) {}

    /** A rep, the records that were merged into it, itself among them, and the last day that is asked about. */
    public record Until(UUID rep, UUID member, LocalDate last) {}

    /** Stores what is newer than what is there; the events are of one company. */
    public Uni<Changed> upsert(SqlConnection connection, TenantId tenant, Collection<CoachingEnvelope> events) {
        Map<UUID, Told> newest = new HashMap<>();
        for (CoachingEnvelope event : events) {
            Told.of(event).ifPresent(told -> newest.merge(event.id(), told,
                    (one, other) -> one.event.revision() >= other.event.revision() ? one : other));
        }
        Changed changed = new Changed(new HashSet<>(), new HashSet<>());
        if (newest.isEmpty()) {
            return Uni.createFrom().item(changed);
        }
        return connection.preparedQuery(UPSERT).execute(arguments(tenant, List.copyOf(newest.values()))).map(rows -> {
            for (Row row : rows) {
                add(changed.subjects, row.getUUID(0));
                add(changed.reps, row.getUUID(1));
                add(changed.subjects, row.getUUID(2));
                add(changed.reps, row.getUUID(3));
            }
            return changed;
        });
    }

    /** What is known of those subjects; one of which all has been withdrawn is not in the answer. */
    public Uni<Map<UUID, Subject>> bySubject(SqlConnection connection, TenantId tenant, Collection<UUID> subjects) {
        return connection.preparedQuery(BY_SUBJECT).execute(Tuple.of(tenant.value(), subjects.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Subject> known = new HashMap<>();
                    for (Row row : rows) {
                        TrainingEventReader.read(row.getString(2), row.getUUID(3),
                                row.getOffsetDateTime(4).toInstant(), json(row.getString(5)))
                                .ifPresent(event -> known
                                        .computeIfAbsent(row.getUUID(0),
                                                _ -> new Subject(row.getUUID(1), new ArrayList<>())).events
                                        .add(event));
                    }
                    return known;
                });
    }

    /** The subjects behind that id, in the order of ids. */
    public Uni<List<UUID>> subjectsAfter(SqlConnection connection, TenantId tenant, UUID after, int limit) {
        return ids(connection, SUBJECTS_AFTER, Tuple.of(tenant.value(), after, limit));
    }

    /** The subjects of those reps. */
    public Uni<List<UUID>> subjectsOf(SqlConnection connection, TenantId tenant, Collection<UUID> reps) {
        return ids(connection, SUBJECTS_OF, Tuple.of(tenant.value(), reps.toArray(UUID[]::new)));
    }

    /** Minutes of training up to and with a day; a rep of whose training nothing at all is known is not in the answer. */
    public Uni<Map<UUID, Long>> minutes(SqlConnection connection, TenantId tenant, ZoneId zone, List<Until> asked) {
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection.preparedQuery(MINUTES).execute(Tuple.tuple().addUUID(tenant.value())
                .addArrayOfUUID(column(asked, Until::rep, UUID[]::new))
                .addArrayOfUUID(column(asked, Until::member, UUID[]::new))
                .addArrayOfLocalDate(column(asked, Until::last, LocalDate[]::new)).addString(zone.getId()))
                .map(rows -> {
                    Map<UUID, Long> minutes = new HashMap<>();
                    rows.forEach(row -> minutes.put(row.getUUID(0), row.getLong(1) == null ? 0 : row.getLong(1)));
                    return minutes;
                });
    }

    private static Tuple arguments(TenantId tenant, List<Told> told) {
        return Tuple.tuple().addUUID(tenant.value())
                .addArrayOfUUID(column(told, one -> one.event.id(), UUID[]::new))
                .addArrayOfLong(column(told, one -> one.event.revision(), Long[]::new))
                .addArrayOfBoolean(column(told, one -> one.event.withdrawn(), Boolean[]::new))
                .addArrayOfString(column(told, one -> one.event.type(), String[]::new))
                .addArrayOfUUID(column(told, Told::subject, UUID[]::new))
                .addArrayOfUUID(column(told, one -> one.event.rep(), UUID[]::new))
                .addArrayOfOffsetDateTime(column(told, one -> utc(one.event.at()), OffsetDateTime[]::new))
                .addArrayOfInteger(column(told, Told::minutes, Integer[]::new))
                .addArrayOfString(column(told, one -> one.event.fields().toString(), String[]::new));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Uni<List<UUID>> ids(SqlConnection connection, String sql, Tuple arguments) {
        return connection.preparedQuery(sql).execute(arguments)
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    private static void add(Set<UUID> ids, @Nullable UUID id) {
        if (id != null) {
            ids.add(id);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("What was stored as JSON is none", failure);
        }
    }

    private static <R, T> T[] column(List<R> rows, Function<R, @Nullable T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** An event that figures may be made of. */
    private record Told(CoachingEnvelope event, UUID subject, @Nullable Integer minutes) {

        /** A withdrawn event needs no more than to say what it was about. */
        static Optional<Told> of(CoachingEnvelope event) {
            boolean readable = event.withdrawn()
                    || TrainingEventReader.read(event.type(), event.id(), event.at(), event.fields()).isPresent();
            return TrainingEventReader.subject(event.type(), event.rep(), event.fields()).filter(_ -> readable)
                    .map(subject -> new Told(event, subject, minutes(event)));
        }

        private static @Nullable Integer minutes(CoachingEnvelope event) {
            JsonNode minutes = event.fields().get("minutes");
            return minutes == null ? null : minutes.asInt();
        }
    }
}
