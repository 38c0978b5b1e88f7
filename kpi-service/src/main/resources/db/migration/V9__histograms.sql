-- The sums of whole companies and of reps by histogram: a row for each measure, reason and span of time holds the sums of all
-- its buckets (class Histogram of the package contribution). A median over a year is read from twelve rows instead of
-- hundreds, whatever number of records stands behind them. Sums by slice and by stage stay in rollup, where SQL adds them up.
CREATE TABLE histogram (
    tenant_id uuid NOT NULL,
    generation smallint NOT NULL DEFAULT 0,
    cut smallint NOT NULL,
    part uuid NOT NULL,
    measure smallint NOT NULL,
    span smallint NOT NULL,
    day date NOT NULL,
    reason smallint NOT NULL,
    sums bytea NOT NULL,
    PRIMARY KEY (tenant_id, generation, cut, part, measure, span, day, reason)
) WITH (fillfactor = 80, toast_tuple_target = 8160);
-- It is compact already, and read whole.
ALTER TABLE histogram ALTER COLUMN sums SET STORAGE EXTERNAL;

ALTER TABLE histogram ENABLE ROW LEVEL SECURITY;
ALTER TABLE histogram FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON histogram
    USING (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)
    WITH CHECK (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON histogram TO ${app_role};

-- The parts in which a cut has sums, each found by one step in the key's index. A question that names no reps is asked with
-- these, since the key has the part before the measure and the day: without them all sums of the cut, of whatever day, are read.
CREATE FUNCTION histogram_parts(tenant uuid, shown int, wanted int) RETURNS SETOF uuid STABLE LANGUAGE sql AS $$
    WITH RECURSIVE known (part) AS (
        (SELECT h.part FROM histogram h WHERE h.tenant_id = tenant AND h.generation = shown AND h.cut = wanted
            ORDER BY h.part LIMIT 1)
        UNION ALL
        SELECT (SELECT h.part FROM histogram h WHERE h.tenant_id = tenant AND h.generation = shown AND h.cut = wanted
            AND h.part > known.part ORDER BY h.part LIMIT 1)
        FROM known WHERE known.part IS NOT NULL
    )
    SELECT known.part FROM known WHERE known.part IS NOT NULL
$$;
CREATE FUNCTION rollup_parts(tenant uuid, shown int, wanted int) RETURNS SETOF uuid STABLE LANGUAGE sql AS $$
    WITH RECURSIVE known (part) AS (
        (SELECT r.part FROM rollup r WHERE r.tenant_id = tenant AND r.generation = shown AND r.cut = wanted
            ORDER BY r.part LIMIT 1)
        UNION ALL
        SELECT (SELECT r.part FROM rollup r WHERE r.tenant_id = tenant AND r.generation = shown AND r.cut = wanted
            AND r.part > known.part ORDER BY r.part LIMIT 1)
        FROM known WHERE known.part IS NOT NULL
    )
    SELECT known.part FROM known WHERE known.part IS NOT NULL
$$;

-- The id that a text says, if it says one: a reference that is none must not end a question about others.
CREATE FUNCTION id_in(text) RETURNS uuid STABLE LANGUAGE sql AS $$
    SELECT CASE WHEN pg_input_is_valid($1, 'uuid') THEN $1::uuid END
$$;

-- As in V3, the figures of existing companies are worked out again when the service starts.
ALTER TABLE crm_record NO FORCE ROW LEVEL SECURITY;
INSERT INTO rebuild_due SELECT DISTINCT tenant_id FROM crm_record ON CONFLICT DO NOTHING;
ALTER TABLE crm_record FORCE ROW LEVEL SECURITY;
TRUNCATE journey, rollup, slice;

-- A job that builds a generation begins again: what it has built is gone too.
ALTER TABLE figure_job NO FORCE ROW LEVEL SECURITY;
UPDATE figure_job SET cursor_kind = NULL, cursor_id = NULL, done = 0
WHERE step = 'BUILD' AND state IN ('QUEUED', 'RUNNING');
ALTER TABLE figure_job FORCE ROW LEVEL SECURITY;
