-- What the service works as is no owner: row-level security binds it. ${app_role} reads and writes as one company,
-- ${relay_role} reads what the feed publishes, of every company.

CREATE TYPE record_kind AS ENUM ('team', 'rep', 'account', 'lead', 'pipelineStage', 'opportunity', 'activity',
    'contract', 'spend', 'surveyResponse', 'complaint', 'review', 'fxRate');
CREATE TYPE record_state AS ENUM ('LIVE', 'DELETED', 'MERGED');

CREATE TABLE record (
    tenant_id   uuid         NOT NULL,
    kind        record_kind  NOT NULL,
    id          uuid         NOT NULL,
    source      text         NOT NULL,
    external_id text         NOT NULL,
    revision    bigint       NOT NULL, -- how often what others can see has changed
    writes      integer      NOT NULL, -- how often the row has changed: two writers at once
    state       record_state NOT NULL,
    merged_into uuid,
    version     bigint,                -- with occurred_at: how new the newest write is
    occurred_at timestamptz  NOT NULL,
    fields      jsonb        NOT NULL, -- canonical values by name; null where cleared
    clocks      jsonb        NOT NULL, -- of those fields that the newest write did not set
    history     jsonb        NOT NULL, -- earlier values of stage and owner with their times
    recorded_at timestamptz  NOT NULL DEFAULT now(),
    changed_in  xid8         NOT NULL DEFAULT pg_current_xact_id(), -- the transaction of the latest revision: the feed's order
    shard       smallint     NOT NULL, -- the part of the feed
    PRIMARY KEY (tenant_id, kind, id)
) WITH (fillfactor = 85);

-- The feed reads what committed after its position, in the order of the transactions that wrote it.
CREATE INDEX record_feed ON record (shard, changed_in, tenant_id, kind, id);
-- Rosters are read by the hierarchy; they are small beside everything else.
CREATE INDEX record_roster ON record (tenant_id, (fields ->> 'team'), (fields ->> 'name'), id) WHERE kind = 'rep';
CREATE INDEX record_named ON record (tenant_id, kind, (fields ->> 'name'), id) WHERE kind IN ('rep', 'team', 'account');

CREATE TABLE record_history (
    tenant_id   uuid        NOT NULL,
    kind        record_kind NOT NULL,
    id          uuid        NOT NULL,
    revision    bigint      NOT NULL,
    replaced    jsonb       NOT NULL, -- the values that this revision replaced
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, kind, id, revision)
);

CREATE TABLE idempotency (
    tenant_id   uuid        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL, -- SHA-256 of the request
    status      integer     NOT NULL,
    answer      text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, key)
);

CREATE TABLE import_job (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    kind        record_kind NOT NULL,
    state       text        NOT NULL CHECK (state IN ('RECEIVING', 'COMPLETE', 'FAILED')),
    received    bigint      NOT NULL DEFAULT 0,
    applied     bigint      NOT NULL DEFAULT 0,
    rejected    bigint      NOT NULL DEFAULT 0,
    failure     text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);

CREATE TABLE import_rejection (
    tenant_id   uuid   NOT NULL,
    import_id   uuid   NOT NULL,
    line        bigint NOT NULL,
    content     text   NOT NULL, -- the line as it came, shortened when it is very long
    errors      jsonb  NOT NULL,
    PRIMARY KEY (tenant_id, import_id, line),
    FOREIGN KEY (tenant_id, import_id) REFERENCES import_job (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE feed_position (
    shard      smallint NOT NULL PRIMARY KEY,
    changed_in xid8     NOT NULL,
    tenant_id  uuid     NOT NULL,
    kind       record_kind NOT NULL,
    id         uuid     NOT NULL
);
INSERT INTO feed_position
SELECT shard, '0'::xid8, '00000000-0000-0000-0000-000000000000', 'team', '00000000-0000-0000-0000-000000000000'
  FROM generate_series(0, 3) AS shard;

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY ['record', 'record_history', 'idempotency', 'import_job', 'import_rejection'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format($policy$CREATE POLICY tenant ON %I
            USING (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)
            WITH CHECK (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)$policy$, tenant_table);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${app_role}', tenant_table);
    END LOOP;
END $$;

CREATE POLICY feed ON record FOR SELECT TO ${relay_role} USING (true);
GRANT SELECT ON record TO ${relay_role};
GRANT SELECT, UPDATE ON feed_position TO ${relay_role};
