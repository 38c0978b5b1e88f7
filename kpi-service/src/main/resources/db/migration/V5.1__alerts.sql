-- What has to be done for a company, and when; workers take it in turns, each for as long as its lease.
CREATE TABLE company_work (
    tenant_id uuid NOT NULL,
    task text NOT NULL,
    due_at timestamptz NOT NULL,
    dirty_since timestamptz,
    lease_until timestamptz,
    PRIMARY KEY (tenant_id, task)
);
CREATE INDEX company_work_due ON company_work (coalesce(lease_until, due_at));

CREATE TABLE alert_rule (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    kpi text NOT NULL,
    team_id uuid,
    condition text NOT NULL,
    bound numeric NOT NULL,
    period text,
    minimum_count int NOT NULL,
    minimum_elapsed numeric NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- What has been raised. A rule has at most one alert that is not resolved: whoever comes second raises nothing.
CREATE TABLE alert (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    rule_id uuid NOT NULL,
    kpi text NOT NULL,
    team_id uuid,
    condition text NOT NULL,
    bound numeric NOT NULL,
    first_day date NOT NULL,
    end_day date NOT NULL,
    value numeric,
    pace numeric,
    objective_id uuid,
    raised_at timestamptz NOT NULL,
    resolved_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX alert_open ON alert (tenant_id, rule_id) WHERE resolved_at IS NULL;
CREATE INDEX alert_sequence ON alert (tenant_id, sequence);

-- Where alerts are delivered. The secret is encrypted by the service and never shown.
CREATE TABLE alert_endpoint (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    url text NOT NULL,
    secret bytea NOT NULL,
    amounts boolean NOT NULL,
    created_at timestamptz NOT NULL,
    disabled_at timestamptz,
    disabled_because text,
    PRIMARY KEY (tenant_id, id)
);

-- A message for an endpoint until it has been delivered or given up.
CREATE TABLE alert_delivery (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    alert_id uuid NOT NULL,
    body text NOT NULL,
    state text NOT NULL,
    attempts int NOT NULL,
    due_at timestamptz NOT NULL,
    last_attempt_at timestamptz,
    last_outcome text,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, endpoint_id) REFERENCES alert_endpoint (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, alert_id) REFERENCES alert (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX alert_delivery_due ON alert_delivery (tenant_id, due_at) WHERE state = 'PENDING';
CREATE INDEX alert_delivery_endpoint ON alert_delivery (tenant_id, endpoint_id, last_attempt_at);
CREATE INDEX alert_delivery_alert ON alert_delivery (tenant_id, alert_id);

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY['company_work', 'alert_rule', 'alert', 'alert_endpoint', 'alert_delivery'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('CREATE POLICY tenant ON %I'
            || ' USING (tenant_id = NULLIF(current_setting(''rouage.tenant'', true), '''')::uuid)'
            || ' WITH CHECK (tenant_id = NULLIF(current_setting(''rouage.tenant'', true), '''')::uuid)', tenant_table);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${app_role}', tenant_table);
    END LOOP;
END
$$;

-- A worker learns whose turn it is, and has it for itself until the lease ends; nothing else may be asked across companies.
CREATE POLICY turns ON company_work TO CURRENT_USER USING (true);
CREATE FUNCTION take_company_turn(lease interval) RETURNS TABLE (tenant uuid, task text, lease_end timestamptz)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        UPDATE company_work w SET lease_until = now() + lease, due_at = 'infinity', dirty_since = NULL
          FROM (SELECT tenant_id, company_work.task FROM company_work WHERE coalesce(lease_until, due_at) <= now()
                 ORDER BY coalesce(lease_until, due_at) LIMIT 1 FOR UPDATE SKIP LOCKED) AS next
         WHERE w.tenant_id = next.tenant_id AND w.task = next.task
        RETURNING w.tenant_id, w.task, w.lease_until
    $$;
REVOKE ALL ON FUNCTION take_company_turn(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_company_turn(interval) TO ${app_role};
