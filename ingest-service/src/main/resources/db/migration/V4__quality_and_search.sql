-- Which transactions stored the records of an import: exactly those that also moved its counts. A row a chunk, not a column
-- of every record.
CREATE TABLE import_transaction (
    tenant_id  uuid NOT NULL,
    import_id  uuid NOT NULL,
    changed_in xid8 NOT NULL,
    PRIMARY KEY (tenant_id, import_id, changed_in),
    FOREIGN KEY (tenant_id, import_id) REFERENCES import_job (tenant_id, id) ON DELETE CASCADE
);

CREATE FUNCTION remember_import_transaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO import_transaction (tenant_id, import_id, changed_in)
    VALUES (NEW.tenant_id, NEW.id, pg_current_xact_id()) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER import_transaction AFTER UPDATE ON import_job FOR EACH ROW WHEN (NEW.applied > OLD.applied)
EXECUTE FUNCTION remember_import_transaction();

-- The latest report of each scope; '' stands for every source, the zero id for every load.
CREATE TABLE quality_report (
    tenant_id   uuid        NOT NULL,
    source      text        NOT NULL,
    import_id   uuid        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('COMPUTING', 'READY', 'FAILED')),
    started_at  timestamptz NOT NULL,
    computed_at timestamptz,
    records     bigint,
    findings    jsonb       NOT NULL DEFAULT '[]', -- ids only, nothing of what the records hold
    unfinished  text[]      NOT NULL DEFAULT '{}', -- checks that the time limit ended
    PRIMARY KEY (tenant_id, source, import_id)
);

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY ['import_transaction', 'quality_report'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format($policy$CREATE POLICY tenant ON %I
            USING (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)
            WITH CHECK (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)$policy$, tenant_table);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${app_role}', tenant_table);
    END LOOP;
END $$;

ALTER TABLE import_job DROP CONSTRAINT IF EXISTS import_job_state_check;
ALTER TABLE import_job ADD CONSTRAINT import_job_state_check
    CHECK (state IN ('RECEIVING', 'PROCESSING', 'COMPLETE', 'FAILED', 'CANCELLED'));
CREATE INDEX IF NOT EXISTS import_job_recent ON import_job (tenant_id, created_at, id);
-- Names are searched by how they begin, whatever the case.
CREATE INDEX record_name_prefix ON record (tenant_id, kind, (lower(fields ->> 'name')) text_pattern_ops)
    WHERE kind IN ('rep', 'team', 'account');
CREATE INDEX record_stage ON record (tenant_id, source, (fields ->> 'pipeline'), (fields ->> 'stage')) WHERE kind = 'pipelineStage';
-- Erasing a person finds the records merged into its own.
CREATE INDEX record_merged ON record (tenant_id, kind, merged_into) WHERE merged_into IS NOT NULL;
-- Leads and deals are listed by date: those of a few owners, or all of the company. Text in the order of its bytes is the
-- order of time.
CREATE INDEX record_lead_date ON record (tenant_id, (fields ->> 'detectedAt') COLLATE "C", id) WHERE kind = 'lead';
CREATE INDEX record_lead_owner ON record (tenant_id, (fields ->> 'owner'), (fields ->> 'detectedAt') COLLATE "C", id)
    WHERE kind = 'lead';
CREATE INDEX record_deal_date ON record (tenant_id, (fields ->> 'createdAt') COLLATE "C", id) WHERE kind = 'opportunity';
CREATE INDEX record_deal_owner ON record (tenant_id, (fields ->> 'owner'), (fields ->> 'createdAt') COLLATE "C", id)
    WHERE kind = 'opportunity';
CREATE INDEX record_contract ON record (tenant_id, (fields ->> 'startOn') COLLATE "C", id) WHERE kind = 'contract';
CREATE INDEX record_contract_account ON record (tenant_id, (fields ->> 'account'), (fields ->> 'startOn') COLLATE "C", id)
    WHERE kind = 'contract';
