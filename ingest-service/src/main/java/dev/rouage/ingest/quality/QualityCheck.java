package dev.rouage.ingest.quality;

/**
 * One set-based look through the records.
 *
 * @param name
 *            what it is called where it could not be finished
 * @param hits
 *            a query of {@code (code, kind, id, field, detail)}, a row for each record that has it; arguments are the
 *            tenant, the source and the load of the scope, the latter two nullable, and the feed's shard
 */
record QualityCheck(String name, String hits) {
    /** The live records {@code r} of the scope, to be followed by {@code AND …}. */
    static final String SCOPE = """
            r.tenant_id = $1 AND r.state = 'LIVE' AND ($2::text IS NULL OR r.source = $2)
            AND ($3::uuid IS NULL OR r.shard = $4 AND r.changed_in IN (
              SELECT t.changed_in FROM import_transaction t WHERE t.tenant_id = $1 AND t.import_id = $3))
            """;
    private static final String GROUPED = """
            WITH hit AS MATERIALIZED (%s),
            finding AS (
              SELECT code, kind, field, detail, count(*) AS hits FROM hit GROUP BY 1, 2, 3, 4
               ORDER BY hits DESC, code, kind, field, detail LIMIT 50)
            SELECT f.code, f.kind, f.field, f.detail, f.hits, ARRAY(
              SELECT h.id FROM hit h
               WHERE h.code = f.code AND h.kind = f.kind AND h.field = f.field AND h.detail = f.detail LIMIT 50) AS examples
              FROM finding f ORDER BY f.hits DESC, f.code, f.kind, f.field, f.detail
            """;

    String sql() {
        return GROUPED.formatted(hits);
    }
}
