-- Connections to CRMs, the events that their webhooks bring, and what still waits for the rest of its record.

CREATE TABLE crm_connection (
    tenant_id             uuid        NOT NULL,
    id                    uuid        NOT NULL, -- random: the part of the webhook's address that nobody can guess
    vendor                text        NOT NULL CHECK (vendor IN ('HUBSPOT', 'SALESFORCE', 'PIPEDRIVE', 'STANDARD')),
    source                text        NOT NULL,
    preset                text        NOT NULL,
    overrides             jsonb       NOT NULL,
    secret                bytea       NOT NULL, -- encrypted, bound to the connection
    previous_secret       bytea,
    previous_secret_until timestamptz,
    created_at            timestamptz NOT NULL DEFAULT now(),
    updated_at            timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, source)
);
CREATE INDEX crm_connection_address ON crm_connection (id);

-- Counters in several rows, so that deliveries at the same time don't wait for each other.
CREATE TABLE connection_traffic (
    tenant_id         uuid     NOT NULL,
    connection_id     uuid     NOT NULL,
    slot              smallint NOT NULL,
    received          bigint   NOT NULL DEFAULT 0,
    duplicates        bigint   NOT NULL DEFAULT 0,
    processed         bigint   NOT NULL DEFAULT 0,
    failed            bigint   NOT NULL DEFAULT 0,
    unknown           bigint   NOT NULL DEFAULT 0,
    last_received_at  timestamptz,
    last_processed_at timestamptz,
    PRIMARY KEY (tenant_id, connection_id, slot),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES crm_connection (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE webhook_event (
    tenant_id     uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    event_id      text        NOT NULL, -- the vendor's: the same event delivered again is not a second one
    seq           bigint      GENERATED ALWAYS AS IDENTITY,
    object        text        NOT NULL, -- what it is about, such as deal/123
    payload       text        NOT NULL, -- as it came
    received_at   timestamptz NOT NULL DEFAULT now(),
    state         text        NOT NULL DEFAULT 'NEW' CHECK (state IN ('NEW', 'DONE', 'UNKNOWN', 'PARKED')),
    attempts      integer     NOT NULL DEFAULT 0,
    due_at        timestamptz NOT NULL DEFAULT now(),
    error_code    text,
    error         text,
    PRIMARY KEY (tenant_id, connection_id, event_id),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES crm_connection (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_event_due ON webhook_event (tenant_id, connection_id, seq) WHERE state = 'NEW';
CREATE INDEX webhook_event_parked ON webhook_event (tenant_id, connection_id, seq) WHERE state = 'PARKED';
CREATE INDEX webhook_event_age ON webhook_event (tenant_id, connection_id, received_at);

-- Changes of records of which too little is known yet to store them.
CREATE TABLE pending_change (
    tenant_id     uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    kind          record_kind NOT NULL,
    record_id     uuid        NOT NULL,
    seq           bigint      GENERATED ALWAYS AS IDENTITY,
    item          text        NOT NULL,
    since         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, connection_id, kind, record_id, seq),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES crm_connection (tenant_id, id) ON DELETE CASCADE
);

-- What the vendor has told us that it could not tell us; an empty external id is the whole kind.
CREATE TABLE dirty_record (
    tenant_id     uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    kind          record_kind NOT NULL,
    external_id   text        NOT NULL,
    reason        text        NOT NULL,
    since         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, connection_id, kind, external_id),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES crm_connection (tenant_id, id) ON DELETE CASCADE
);

-- When a connection has something to do next; workers take it in turns.
CREATE TABLE webhook_work (
    tenant_id     uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    due_at        timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, connection_id),
    FOREIGN KEY (tenant_id, connection_id) REFERENCES crm_connection (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX webhook_work_due ON webhook_work (due_at);

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY ['crm_connection', 'connection_traffic', 'webhook_event', 'pending_change',
        'dirty_record', 'webhook_work'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format($policy$CREATE POLICY tenant ON %I
            USING (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)
            WITH CHECK (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)$policy$, tenant_table);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${app_role}', tenant_table);
    END LOOP;
END $$;

-- A webhook has no token: which company a connection belongs to is all that may be asked without being one.
CREATE POLICY address ON crm_connection FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION webhook_tenant(connection uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT c.tenant_id FROM crm_connection c WHERE c.id = connection $$;
REVOKE ALL ON FUNCTION webhook_tenant(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION webhook_tenant(uuid) TO ${app_role};

-- A worker learns which connection's turn it is, and has it for itself until the lease ends.
CREATE POLICY turns ON webhook_work TO CURRENT_USER USING (true);
CREATE FUNCTION take_webhook_turn(lease interval) RETURNS TABLE (tenant uuid, connection uuid)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        UPDATE webhook_work w SET due_at = now() + lease
          FROM (SELECT tenant_id, connection_id FROM webhook_work WHERE due_at <= now()
                 ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED) AS next
         WHERE w.tenant_id = next.tenant_id AND w.connection_id = next.connection_id
        RETURNING w.tenant_id, w.connection_id
    $$;
REVOKE ALL ON FUNCTION take_webhook_turn(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_webhook_turn(interval) TO ${app_role};
