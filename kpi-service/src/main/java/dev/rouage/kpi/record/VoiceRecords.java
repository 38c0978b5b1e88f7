package dev.rouage.kpi.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.kpi.journey.IsoTime;
import dev.rouage.kpi.journey.voice.Answer;
import dev.rouage.kpi.journey.voice.Complaint;
import dev.rouage.kpi.journey.voice.Review;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Reads what customers say: survey responses, complaints, reviews. Those of them that are live. */
@ApplicationScoped
public class VoiceRecords {
    private static final String COLUMNS = "SELECT id, account_ref, rep_ref, external_id, fields::text FROM crm_record ";
    private static final String BY_ID = COLUMNS
            + "WHERE tenant_id = $1 AND kind = $2 AND id = ANY ($3) AND state = 'LIVE'";
    private static final String BY_ACCOUNT = COLUMNS
            + "WHERE tenant_id = $1 AND kind = $2 AND account_ref = ANY ($3) AND state = 'LIVE'";

    /**
     * Something that was said.
     *
     * @param account
     *            by whom, as the record states it
     * @param rep
     *            about whom
     */
    public record Said<T>(UUID id, @Nullable UUID account, @Nullable UUID rep, T what) {}

    /** Those answers to surveys. */
    public Uni<List<Said<Answer>>> answers(SqlConnection connection, TenantId tenant, Collection<UUID> ids) {
        return read(connection, BY_ID, tenant, "surveyResponse", ids, VoiceRecords::answer);
    }

    /** The answers of those accounts. */
    public Uni<List<Said<Answer>>> answersOf(SqlConnection connection, TenantId tenant, Collection<UUID> accounts) {
        return read(connection, BY_ACCOUNT, tenant, "surveyResponse", accounts, VoiceRecords::answer);
    }

    /** Those complaints. */
    public Uni<List<Said<Complaint>>> complaints(SqlConnection connection, TenantId tenant, Collection<UUID> ids) {
        return read(connection, BY_ID, tenant, "complaint", ids, VoiceRecords::complaint);
    }

    /** Those reviews. */
    public Uni<List<Said<Review>>> reviews(SqlConnection connection, TenantId tenant, Collection<UUID> ids) {
        return read(connection, BY_ID, tenant, "review", ids, VoiceRecords::review);
    }

    private static <T> Uni<List<Said<T>>> read(SqlConnection connection, String sql, TenantId tenant, String kind,
            Collection<UUID> ids, Function<Row, Optional<T>> parse) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection.preparedQuery(sql).execute(Tuple.of(tenant.value(), kind, ids.toArray(UUID[]::new)))
                .map(rows -> said(rows, parse));
    }

    private static <T> List<Said<T>> said(RowSet<Row> rows, Function<Row, Optional<T>> parse) {
        List<Said<T>> said = new ArrayList<>();
        for (Row row : rows) {
            parse.apply(row).ifPresent(
                    what -> said.add(new Said<>(row.getUUID(0), row.getUUID(1), row.getUUID(2), what)));
        }
        return said;
    }

    private static Optional<Answer> answer(Row row) {
        JsonNode fields = fields(row);
        Optional<Integer> score = number(fields, "score", 0, Answer.BEST);
        return instant(fields, "respondedAt").flatMap(at -> score
                .map(given -> new Answer(row.getUUID(0), row.getString(3), at, given)));
    }

    private static Optional<Complaint> complaint(Row row) {
        JsonNode fields = fields(row);
        return instant(fields, "openedAt").map(opened -> new Complaint(opened,
                instant(fields, "firstResponseAt").orElse(null), instant(fields, "resolvedAt").orElse(null)));
    }

    private static Optional<Review> review(Row row) {
        JsonNode fields = fields(row);
        Optional<Integer> rating = number(fields, "rating", Review.WORST, Review.BEST);
        return instant(fields, "publishedAt").flatMap(at -> rating.map(given -> new Review(at, given)));
    }

    private static JsonNode fields(Row row) {
        return RecordJson.read(row.getString(4));
    }

    private static Optional<Integer> number(JsonNode fields, String name, int least, int most) {
        return RecordJson.decimal(fields, name).map(number -> number.intValue())
                .filter(number -> number >= least && number <= most);
    }

    private static Optional<Instant> instant(JsonNode fields, String name) {
        return RecordJson.text(fields, name).flatMap(VoiceRecords::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(IsoTime.instant(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
