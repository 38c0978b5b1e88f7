-- What else a company decides. The columns up to the grace move sums, those after it only how sums are evaluated.
ALTER TABLE company_settings
    ADD COLUMN business_hours text,
    ADD COLUMN holidays date[] NOT NULL DEFAULT '{}',
    ADD COLUMN renewal_grace_days int NOT NULL DEFAULT 30,
    ADD COLUMN fiscal_month int NOT NULL DEFAULT 1,
    ADD COLUMN week_start int NOT NULL DEFAULT 1,
    ADD COLUMN opportunity_window_days int NOT NULL DEFAULT 90,
    ADD COLUMN customer_window_days int NOT NULL DEFAULT 180,
    ADD COLUMN small_sample int NOT NULL DEFAULT 30,
    ADD COLUMN contact_target_minutes int NOT NULL DEFAULT 60,
    ADD COLUMN ramp_share numeric NOT NULL DEFAULT 0.8;

-- The generation of figures that is being built to take the place of the one that is shown, and what it is reported in.
CREATE TABLE next_edition (
    tenant_id uuid PRIMARY KEY,
    generation smallint NOT NULL,
    reporting_zone text NOT NULL,
    currency text NOT NULL,
    business_hours text,
    holidays date[] NOT NULL,
    renewal_grace_days int NOT NULL
);

-- What works on all of a company's figures, piece by piece: the oldest that is not over has its turn.
CREATE TABLE figure_job (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    step text NOT NULL,
    ending text NOT NULL DEFAULT 'COMPLETE',
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    generation smallint,
    stale_generation smallint,
    cursor_kind smallint,
    cursor_id uuid,
    done bigint NOT NULL DEFAULT 0,
    sums bigint NOT NULL DEFAULT 0,
    differences bigint NOT NULL DEFAULT 0,
    examples text[] NOT NULL DEFAULT '{}',
    attempts int NOT NULL DEFAULT 0,
    failure text,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    started_at timestamptz,
    finished_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX figure_job_sequence ON figure_job (tenant_id, sequence);

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['next_edition', 'figure_job'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON %I'
            || ' USING (tenant_id = NULLIF(current_setting(''rouage.tenant'', true), '''')::uuid)'
            || ' WITH CHECK (tenant_id = NULLIF(current_setting(''rouage.tenant'', true), '''')::uuid)', tenant_table);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${app_role}', tenant_table);
    END LOOP;
END
$$;
