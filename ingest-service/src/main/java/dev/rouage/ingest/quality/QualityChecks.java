package dev.rouage.ingest.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.rouage.ingest.record.Erasure;
import dev.rouage.ingest.record.KindFields;
import dev.rouage.platform.event.RecordKind;

/** The checks of a report, as SQL. Nothing in it comes from a caller. */
final class QualityChecks {
    private static final String LIVE_STAGES = """
            SELECT s.source, s.fields ->> 'pipeline' AS pipeline, s.fields ->> 'stage' AS stage,
                s.fields ->> 'category' AS category
              FROM record s WHERE s.tenant_id = $1 AND s.kind = 'pipelineStage' AND s.state = 'LIVE'
            """;
    private static final String SAME_STAGE = """
            s.source = r.source AND s.pipeline = coalesce(r.fields ->> 'pipeline', '') AND s.stage = r.fields ->> 'stage'
            """;
    /** Later than allowed; where one of both is only a day, the other's zone is unknown and a day is let pass. */
    private static final String BACKWARDS = """
            CASE WHEN length(p.first) > 10 AND length(p.later) > 10 THEN p.first::timestamptz > p.later::timestamptz
                 WHEN length(p.first) = length(p.later) THEN p.first > p.later
                 ELSE left(p.first, 10)::date - 1 > left(p.later, 10)::date END
            """;
    private static final Map<RecordKind, List<List<String>>> SPANS = Map.of(
            RecordKind.REP, List.of(List.of("hiredOn", "leftOn")),
            RecordKind.LEAD, List.of(List.of("detectedAt", "qualifiedAt"), List.of("detectedAt", "disqualifiedAt")),
            RecordKind.OPPORTUNITY, List.of(List.of("createdAt", "closedAt")),
            RecordKind.CONTRACT, List.of(List.of("startOn", "endOn"), List.of("startOn", "cancelledOn")),
            RecordKind.SPEND, List.of(List.of("from", "to")),
            RecordKind.COMPLAINT, List.of(List.of("openedAt", "firstResponseAt"), List.of("openedAt", "resolvedAt")));

    private QualityChecks() {}

    static List<QualityCheck> all() {
        return List.of(new QualityCheck("references", forEach(kind -> !fields(kind).references().isEmpty(),
                QualityChecks::references)),
                new QualityCheck("spans", forEach(SPANS::containsKey, QualityChecks::spans)),
                new QualityCheck("future dates", forEach(kind -> !fields(kind).happened().isEmpty(),
                        QualityChecks::ahead) + " UNION ALL " + closedAhead()),
                new QualityCheck("stages", unmappedStages()),
                new QualityCheck("exchange rates", missingRates()),
                new QualityCheck("duplicate accounts", duplicates(RecordKind.ACCOUNT, "name",
                        "lower(r.fields ->> 'name'), lower(coalesce(r.fields ->> 'country', ''))")),
                new QualityCheck("duplicate reps", duplicates(RecordKind.REP, "email", "lower(r.fields ->> 'email')")),
                new QualityCheck("duplicate leads",
                        duplicates(RecordKind.LEAD, "custom.email", "lower(r.fields ->> 'custom.email')")));
    }

    private static KindFields fields(RecordKind kind) {
        return KindFields.of(kind);
    }

    private static String forEach(Predicate<RecordKind> which, Function<RecordKind, String> sql) {
        return Arrays.stream(RecordKind.values()).filter(which).map(sql).collect(Collectors.joining(" UNION ALL "));
    }

    private static String references(RecordKind kind) {
        String named = fields(kind).references().entrySet().stream()
                .map(field -> "('%s', '%s'::record_kind, (r.fields ->> '%s')::uuid)".formatted(field.getKey(),
                        field.getValue().wireName(), field.getKey()))
                .collect(Collectors.joining(", "));
        return """
                SELECT CASE WHEN p.id IS NULL THEN 'PENDING_REFERENCE' ELSE 'DELETED_REFERENCE' END AS code,
                    '%1$s' AS kind, r.id, n.field, '' AS detail
                  FROM record r CROSS JOIN LATERAL (VALUES %2$s) AS n(field, kind, id)
                  LEFT JOIN record p ON p.tenant_id = $1 AND p.kind = n.kind AND p.id = n.id
                 WHERE r.kind = '%1$s' AND %3$s AND n.id IS NOT NULL AND (p.id IS NULL OR p.state = 'DELETED')
                """.formatted(kind.wireName(), named, QualityCheck.SCOPE);
    }

    private static String spans(RecordKind kind) {
        String pairs = SPANS.getOrDefault(kind, List.of()).stream()
                .map(pair -> "('%2$s', r.fields ->> '%1$s', r.fields ->> '%2$s')".formatted(pair.getFirst(),
                        pair.getLast()))
                .collect(Collectors.joining(", "));
        return """
                SELECT 'NEGATIVE_SPAN' AS code, '%1$s' AS kind, r.id, p.field, '' AS detail
                  FROM record r CROSS JOIN LATERAL (VALUES %2$s) AS p(field, first, later)
                 WHERE r.kind = '%1$s' AND %3$s AND p.first IS NOT NULL AND p.later IS NOT NULL AND %4$s
                """.formatted(kind.wireName(), pairs, QualityCheck.SCOPE, BACKWARDS);
    }

    private static String ahead(RecordKind kind) {
        String times = fields(kind).happened().stream().map("('%1$s', r.fields ->> '%1$s')"::formatted)
                .collect(Collectors.joining(", "));
        return """
                SELECT 'FUTURE_DATE' AS code, '%1$s' AS kind, r.id, t.field, '' AS detail
                  FROM record r CROSS JOIN LATERAL (VALUES %2$s) AS t(field, at)
                 WHERE r.kind = '%1$s' AND %3$s AND t.at IS NOT NULL
                   AND CASE WHEN length(t.at) > 10 THEN t.at::timestamptz > now() ELSE t.at::date - 1 > now()::date END
                """.formatted(kind.wireName(), times, QualityCheck.SCOPE);
    }

    /** A deal may be expected to close some day, but one that is won or lost has been closed. */
    private static String closedAhead() {
        return """
                SELECT 'FUTURE_DATE' AS code, 'opportunity' AS kind, r.id, 'closedAt' AS field, '' AS detail
                  FROM record r WHERE r.kind = 'opportunity' AND %s
                   AND left(r.fields ->> 'closedAt', 10)::date - 1 > now()::date
                   AND EXISTS (SELECT FROM (%s) s WHERE %s AND s.category <> 'OPEN')
                """.formatted(QualityCheck.SCOPE, LIVE_STAGES, SAME_STAGE);
    }

    private static String unmappedStages() {
        return """
                SELECT 'UNMAPPED_STAGE' AS code, 'opportunity' AS kind, r.id, 'stage' AS field,
                    concat_ws(' / ', r.fields ->> 'pipeline', r.fields ->> 'stage') AS detail
                  FROM record r LEFT JOIN (%s) s ON %s
                 WHERE r.kind = 'opportunity' AND %s AND s.stage IS NULL
                """.formatted(LIVE_STAGES, SAME_STAGE, QualityCheck.SCOPE);
    }

    /** What most amounts are in is taken for the company's own currency, which needs no rate. */
    private static String missingRates() {
        return """
                WITH amount AS (
                  SELECT r.kind::text AS kind, r.id, r.fields ->> 'currency' AS currency, least(left(CASE r.kind
                      WHEN 'opportunity' THEN coalesce(r.fields ->> 'closedAt', r.fields ->> 'createdAt')
                      WHEN 'contract' THEN r.fields ->> 'startOn' ELSE r.fields ->> 'from' END, 10)::date,
                    now()::date) AS day
                    FROM record r WHERE r.kind IN ('opportunity', 'contract', 'spend') AND %s
                     AND r.fields ->> 'currency' IS NOT NULL),
                own AS (
                  SELECT o.fields ->> 'currency' AS currency FROM record o
                   WHERE o.tenant_id = $1 AND o.kind IN ('opportunity', 'contract', 'spend') AND o.state = 'LIVE'
                     AND o.fields ->> 'currency' IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1),
                rate AS (
                  SELECT DISTINCT c.currency, (x.fields ->> 'on')::date AS day FROM record x
                   CROSS JOIN LATERAL (VALUES (x.fields ->> 'base'), (x.fields ->> 'quote')) AS c(currency)
                   WHERE x.tenant_id = $1 AND x.kind = 'fxRate' AND x.state = 'LIVE'),
                missing AS (
                  SELECT d.currency, d.day FROM (SELECT DISTINCT currency, day FROM amount) d
                   WHERE d.currency <> (SELECT currency FROM own) AND NOT EXISTS (SELECT FROM rate
                     WHERE rate.currency = d.currency AND rate.day BETWEEN d.day - 31 AND d.day))
                SELECT 'MISSING_RATE' AS code, amount.kind, amount.id, 'currency' AS field, amount.currency AS detail
                  FROM amount JOIN missing USING (currency, day)
                """.formatted(QualityCheck.SCOPE);
    }

    /** Looked for in the whole company, told of the records in the scope. */
    private static String duplicates(RecordKind kind, String field, String sameness) {
        return """
                SELECT 'DUPLICATE' AS code, '%1$s' AS kind, r.id, '%2$s' AS field, '' AS detail
                  FROM (SELECT r.*, count(*) OVER (PARTITION BY %3$s) AS alike FROM record r
                         WHERE r.tenant_id = $1 AND r.kind = '%1$s' AND r.state = 'LIVE'
                           AND r.fields ->> '%2$s' <> '%5$s') r
                 WHERE r.alike > 1 AND %4$s
                """.formatted(kind.wireName(), field, sameness, QualityCheck.SCOPE, Erasure.ERASED);
    }

    /** Why lines of a load were rejected. Arguments as those of the other checks. */
    static QualityCheck rejections() {
        return new QualityCheck("rejected lines",
                """
                        SELECT 'REJECTED' AS code, j.kind::text AS kind, NULL::uuid AS id, coalesce(e ->> 'pointer', '') AS field,
                            coalesce(e ->> 'code', '') AS detail
                          FROM import_job j JOIN import_rejection l ON l.tenant_id = j.tenant_id AND l.import_id = j.id
                          CROSS JOIN LATERAL jsonb_array_elements(l.errors) e
                         WHERE j.tenant_id = $1 AND j.id = $3::uuid AND $2::text IS NULL AND $4::smallint IS NOT NULL
                        """);
    }

    /** How many records of a kind there are, and how many of them have each optional field. */
    static String presence(RecordKind kind, List<String> optional) {
        String counts = optional.stream().map(field -> ", count(r.fields ->> '" + field + "')")
                .collect(Collectors.joining());
        return "SELECT count(*)" + counts + " FROM record r WHERE r.kind = '" + kind.wireName() + "' AND "
                + QualityCheck.SCOPE;
    }

    /** Some records that lack those fields. */
    static String absentees(RecordKind kind, Set<String> fields) {
        return fields.stream()
                .map(field -> "(SELECT '%1$s' AS field, r.id FROM record r WHERE r.kind = '%2$s' AND %3$s AND r.fields ->> '%1$s' IS NULL LIMIT 50)"
                        .formatted(field, kind.wireName(), QualityCheck.SCOPE))
                .collect(Collectors.joining(" UNION ALL "));
    }
}
