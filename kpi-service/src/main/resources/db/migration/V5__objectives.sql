-- Every version of every objective; the current one of those that still hold is found by its subject.
CREATE TABLE objective (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    version int NOT NULL,
    current boolean NOT NULL,
    removed boolean NOT NULL,
    subject_type text NOT NULL,
    subject_id uuid NOT NULL,
    role text NOT NULL,
    kpi text NOT NULL,
    first_day date NOT NULL,
    end_day date NOT NULL,
    target numeric NOT NULL,
    baseline numeric,
    recorded_at timestamptz NOT NULL,
    recorded_by text NOT NULL,
    PRIMARY KEY (tenant_id, id, version)
);
CREATE UNIQUE INDEX objective_current ON objective (tenant_id, id) WHERE current;
CREATE INDEX objective_subject ON objective (tenant_id, subject_type, subject_id) WHERE current AND NOT removed;

ALTER TABLE objective ENABLE ROW LEVEL SECURITY;
ALTER TABLE objective FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON objective
    USING (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)
    WITH CHECK (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON objective TO ${app_role};

-- The record that stands for another one after merges, itself when there was none; a circle ends where it closes.
CREATE FUNCTION surviving(tenant uuid, record_kind text, record uuid) RETURNS uuid STABLE LANGUAGE sql AS $$
    WITH RECURSIVE chain (id, depth) AS (
        SELECT record, 0
        UNION ALL
        SELECT r.merged_into, chain.depth + 1 FROM chain
        JOIN crm_record r ON r.tenant_id = tenant AND r.kind = record_kind AND r.id = chain.id
        WHERE r.merged_into IS NOT NULL AND chain.depth < 16
    )
    SELECT id FROM chain ORDER BY depth DESC LIMIT 1
$$;

-- The given records and all that were merged into them.
CREATE FUNCTION merged_with(tenant uuid, record_kind text, roots uuid[]) RETURNS TABLE (root uuid, id uuid)
STABLE LANGUAGE sql AS $$
    WITH RECURSIVE same (root, id) AS (
        SELECT given, given FROM unnest(roots) AS given
        UNION
        SELECT same.root, r.id FROM same
        JOIN crm_record r ON r.tenant_id = tenant AND r.kind = record_kind AND r.merged_into = same.id
    )
    SELECT same.root, same.id FROM same
$$;
