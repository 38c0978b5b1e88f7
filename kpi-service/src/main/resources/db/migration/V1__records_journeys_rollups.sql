-- Every key begins with the tenant, so that the schema can be distributed by it and no unique key shows another's rows.

CREATE TABLE consumed_offset (
    topic text NOT NULL,
    partition int NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

CREATE TABLE company_settings (
    tenant_id uuid PRIMARY KEY,
    reporting_zone text NOT NULL,
    currency text NOT NULL,
    updated_at timestamptz NOT NULL
);

-- One row for each company: how far its figures reach. Whoever moves figures locks it first.
CREATE TABLE feed_progress (
    tenant_id uuid PRIMARY KEY,
    data_through timestamptz
);

-- The current state of each record.
CREATE TABLE crm_record (
    tenant_id uuid NOT NULL,
    kind text NOT NULL,
    id uuid NOT NULL,
    revision bigint NOT NULL,
    state text NOT NULL,
    merged_into uuid,
    source text NOT NULL,
    external_id text NOT NULL,
    fields jsonb NOT NULL,
    history jsonb NOT NULL,
    PRIMARY KEY (tenant_id, kind, id)
);
CREATE INDEX crm_record_merged ON crm_record (tenant_id, kind, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX crm_record_rate ON crm_record (tenant_id, (fields ->> 'base'), (fields ->> 'quote'), (fields ->> 'on'))
    WHERE kind = 'fxRate';
CREATE INDEX crm_record_rep_email ON crm_record (tenant_id, (lower(fields ->> 'email'))) WHERE kind = 'rep';
CREATE INDEX crm_record_rep_team ON crm_record (tenant_id, (fields ->> 'team')) WHERE kind = 'rep';
CREATE INDEX crm_record_team_parent ON crm_record (tenant_id, (fields ->> 'parentTeam')) WHERE kind = 'team';
CREATE INDEX crm_record_team_manager ON crm_record (tenant_id, (fields ->> 'manager')) WHERE kind = 'team';

-- What each deal contributes now, and what that depends on. A deal that contributes nothing has no row.
CREATE TABLE deal_journey (
    tenant_id uuid NOT NULL,
    opportunity_id uuid NOT NULL,
    external_id text COLLATE "C" NOT NULL,
    owner_ref uuid,
    account_ref uuid,
    lead_ref uuid,
    rate_currency text,
    rate_on date,
    purchased_on date,
    slice_id uuid NOT NULL,
    rep_id uuid,
    contributions text NOT NULL,
    PRIMARY KEY (tenant_id, opportunity_id)
);
CREATE INDEX deal_journey_account ON deal_journey (tenant_id, account_ref, purchased_on, external_id, opportunity_id)
    WHERE account_ref IS NOT NULL;
CREATE INDEX deal_journey_owner ON deal_journey (tenant_id, owner_ref) WHERE owner_ref IS NOT NULL;
CREATE INDEX deal_journey_lead ON deal_journey (tenant_id, lead_ref) WHERE lead_ref IS NOT NULL;
CREATE INDEX deal_journey_rate ON deal_journey (tenant_id, rate_currency, rate_on) WHERE rate_currency IS NOT NULL;

CREATE TABLE account_journey (
    tenant_id uuid NOT NULL,
    account_id uuid NOT NULL,
    slice_id uuid NOT NULL,
    rep_id uuid,
    contributions text NOT NULL,
    PRIMARY KEY (tenant_id, account_id)
);

CREATE TABLE slice (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    rep_id uuid,
    source text,
    channel text,
    pipeline text,
    segment text,
    country text,
    product text,
    PRIMARY KEY (tenant_id, id)
);

-- The sums that figures are read from. Codes: Cut, Measure, Span and Reason of the package contribution.
CREATE TABLE rollup (
    tenant_id uuid NOT NULL,
    cut smallint NOT NULL,
    part uuid NOT NULL,
    measure smallint NOT NULL,
    span smallint NOT NULL,
    day date NOT NULL,
    reason smallint NOT NULL,
    bucket int NOT NULL,
    count bigint NOT NULL,
    value numeric NOT NULL,
    PRIMARY KEY (tenant_id, cut, part, measure, span, day, reason, bucket)
) WITH (fillfactor = 85);
CREATE INDEX rollup_slice_day ON rollup (tenant_id, measure, day) WHERE cut = 2;

-- The teams below each given one, itself included, and the reps in them. A team or rep that was merged away belongs to
-- its survivor; a circle of parents ends where it closes.
CREATE FUNCTION team_tree(tenant uuid, roots uuid[]) RETURNS TABLE (root uuid, team uuid) STABLE LANGUAGE sql AS $$
    WITH RECURSIVE tree AS (
        SELECT given AS root, given AS team FROM unnest(roots) AS given
        UNION
        SELECT tree.root, child.id
        FROM tree
        JOIN crm_record child ON child.tenant_id = tenant AND child.kind = 'team'
            AND (child.fields ->> 'parentTeam' = tree.team::text AND child.state = 'LIVE'
                OR child.merged_into = tree.team)
    )
    SELECT tree.root, tree.team FROM tree
$$;

CREATE FUNCTION team_reps(tenant uuid, roots uuid[]) RETURNS TABLE (root uuid, team uuid, rep uuid)
STABLE LANGUAGE sql AS $$
    SELECT tree.root, tree.team, rep.id
    FROM team_tree(tenant, roots) tree
    JOIN crm_record rep ON rep.tenant_id = tenant AND rep.kind = 'rep' AND rep.fields ->> 'team' = tree.team::text
        AND rep.state = 'LIVE'
$$;

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['company_settings', 'feed_progress', 'crm_record', 'deal_journey',
        'account_journey', 'slice', 'rollup'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON %I'
            || ' USING (tenant_id = NULLIF(current_setting(''rouage.tenant'', true), '''')::uuid)'
            || ' WITH CHECK (tenant_id = NULLIF(current_setting(''rouage.tenant'', true), '''')::uuid)', tenant_table);
    END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON consumed_offset, company_settings, feed_progress, crm_record, deal_journey,
    account_journey, slice, rollup TO ${app_role};
