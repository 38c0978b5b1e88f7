-- Journeys of every kind in one table, sums and journeys by generation, and what records refer to as columns.
--
-- The owner of these tables is under their policies too, so they are lifted while rows of all companies are changed.

ALTER TABLE crm_record NO FORCE ROW LEVEL SECURITY;
ALTER TABLE crm_record
    ADD COLUMN account_ref uuid,
    ADD COLUMN lead_ref uuid,
    ADD COLUMN opportunity_ref uuid,
    ADD COLUMN rep_ref uuid;

CREATE FUNCTION id_of(text) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$
    SELECT CASE WHEN $1 ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN $1::uuid END
$$;
UPDATE crm_record SET account_ref = id_of(fields ->> 'account'), lead_ref = id_of(fields ->> 'lead'),
    opportunity_ref = id_of(fields ->> 'opportunity'), rep_ref = id_of(coalesce(fields ->> 'owner', fields ->> 'rep'))
WHERE fields ?| ARRAY['account', 'lead', 'opportunity', 'owner', 'rep'];
DROP FUNCTION id_of(text);

CREATE INDEX crm_record_account_ref ON crm_record (tenant_id, account_ref, kind) WHERE account_ref IS NOT NULL;
CREATE INDEX crm_record_lead_ref ON crm_record (tenant_id, lead_ref, kind) WHERE lead_ref IS NOT NULL;

-- The figures of existing companies are worked out again when the service starts: see the package rebuild. A company has a
-- row until that is done. Like consumed_offset it is the service's own and under no policy; it holds ids only.
CREATE TABLE rebuild_due (
    tenant_id uuid PRIMARY KEY
);
INSERT INTO rebuild_due SELECT DISTINCT tenant_id FROM crm_record;
ALTER TABLE crm_record FORCE ROW LEVEL SECURITY;

DROP TABLE deal_journey, account_journey, rollup;
TRUNCATE slice;

-- Which of a company's generations of figures is shown.
ALTER TABLE company_settings ADD COLUMN generation smallint NOT NULL DEFAULT 0;

-- A part of the cut by stage is a slice with a stage; its source is the CRM that the pipeline belongs to.
ALTER TABLE slice ADD COLUMN stage text;

-- What each journey contributes now. A journey that contributes nothing has no row. Kinds: JourneyKind of the package
-- contribution. The days are the first and the last of its contributions.
CREATE TABLE journey (
    tenant_id uuid NOT NULL,
    generation smallint NOT NULL DEFAULT 0,
    kind smallint NOT NULL,
    id uuid NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    slice_id uuid NOT NULL,
    rep_id uuid,
    current_slice_id uuid,
    current_rep_id uuid,
    rate_currency text,
    rate_from date,
    rate_to date,
    account_ref uuid,
    purchased_on date,
    external_id text COLLATE "C",
    contributions text NOT NULL,
    PRIMARY KEY (tenant_id, generation, kind, id)
) WITH (fillfactor = 90);
CREATE INDEX journey_day ON journey (tenant_id, generation, kind, last_day, id);
CREATE INDEX journey_rep ON journey (tenant_id, rep_id) WHERE rep_id IS NOT NULL;
CREATE INDEX journey_current_rep ON journey (tenant_id, current_rep_id) WHERE current_rep_id IS NOT NULL;
CREATE INDEX journey_rate ON journey (tenant_id, rate_currency, rate_from) WHERE rate_currency IS NOT NULL;
CREATE INDEX journey_purchase ON journey (tenant_id, generation, account_ref, purchased_on, external_id, id)
    WHERE purchased_on IS NOT NULL;

-- The sums that figures are read from. Codes: Cut, Measure, Span and Reason of the package contribution.
CREATE TABLE rollup (
    tenant_id uuid NOT NULL,
    generation smallint NOT NULL DEFAULT 0,
    cut smallint NOT NULL,
    part uuid NOT NULL,
    measure smallint NOT NULL,
    span smallint NOT NULL,
    day date NOT NULL,
    reason smallint NOT NULL,
    bucket int NOT NULL,
    count bigint NOT NULL,
    value numeric NOT NULL,
    PRIMARY KEY (tenant_id, generation, cut, part, measure, span, day, reason, bucket)
) WITH (fillfactor = 85);
-- The sums by slice, and what must be added to them to follow changes of owner.
CREATE INDEX rollup_slice_day ON rollup (tenant_id, generation, measure, day) WHERE cut IN (2, 5);

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['journey', 'rollup'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON %I'
            || ' USING (tenant_id = NULLIF(current_setting(''rouage.tenant'', true), '''')::uuid)'
            || ' WITH CHECK (tenant_id = NULLIF(current_setting(''rouage.tenant'', true), '''')::uuid)', tenant_table);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON journey, rollup TO ${app_role};
GRANT SELECT, DELETE ON rebuild_due TO ${app_role};
