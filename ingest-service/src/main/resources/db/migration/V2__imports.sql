-- Imports: cancelled or left alone, as a full resync, with progress; idempotency keys held by imports, and their end.

ALTER TABLE import_job DROP CONSTRAINT import_job_state_check;
ALTER TABLE import_job
    ADD CHECK (state IN ('RECEIVING', 'PROCESSING', 'COMPLETE', 'FAILED', 'CANCELLED')),
    ADD COLUMN failure_code   text,
    ADD COLUMN bytes_received bigint      NOT NULL DEFAULT 0, -- of the body as it came, applied so far
    ADD COLUMN bytes_total    bigint,                         -- Content-Length, where it was said
    ADD COLUMN heartbeat_at   timestamptz NOT NULL DEFAULT now(), -- the replica that works on it lived then
    ADD COLUMN resync_source  text,                           -- the import is everything of its kind from there
    ADD COLUMN resync_as_of   timestamptz,                    -- as of then
    ADD COLUMN resync_deleted bigint      NOT NULL DEFAULT 0,
    ADD COLUMN resync_skipped boolean     NOT NULL DEFAULT false,
    ADD COLUMN resync_after   uuid,                           -- how far what it lacks has been looked for
    ADD CHECK ((resync_source IS NULL) = (resync_as_of IS NULL));
UPDATE import_job SET state = 'FAILED', failure_code = 'IMPORT_INTERRUPTED', finished_at = now() WHERE state = 'RECEIVING';

CREATE INDEX import_job_recent ON import_job (tenant_id, created_at, id);
-- What is under way is little, and looked through by every replica every few seconds.
CREATE INDEX import_job_alive ON import_job (heartbeat_at) WHERE state IN ('RECEIVING', 'PROCESSING');
-- Two full resyncs of the same at once would delete what the other one brings.
CREATE UNIQUE INDEX import_job_resync ON import_job (tenant_id, kind, resync_source)
    WHERE state IN ('RECEIVING', 'PROCESSING');

-- The records that a full resync has named; gone with its end.
CREATE TABLE import_seen (
    tenant_id uuid NOT NULL,
    import_id uuid NOT NULL,
    id        uuid NOT NULL,
    PRIMARY KEY (tenant_id, import_id, id)
);
ALTER TABLE import_seen ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_seen FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON import_seen
    USING (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)
    WITH CHECK (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON import_seen TO ${app_role};

-- An import holds its key before its body is known and its answer given.
ALTER TABLE idempotency
    ALTER COLUMN fingerprint DROP NOT NULL,
    ALTER COLUMN status DROP NOT NULL,
    ALTER COLUMN answer DROP NOT NULL,
    ADD COLUMN import_id uuid,
    ADD CHECK ((answer IS NULL) = (fingerprint IS NULL) AND (answer IS NULL) = (status IS NULL)),
    ADD CHECK (answer IS NOT NULL OR import_id IS NOT NULL);
CREATE INDEX idempotency_expiry ON idempotency (created_at);

-- What has expired is removed for all companies by the role that alone sees across them, and sees no more of it than that.
CREATE POLICY expiry ON idempotency TO ${relay_role} USING (created_at < now() - interval '24 hours');
GRANT SELECT (tenant_id, key, created_at), DELETE ON idempotency TO ${relay_role};
CREATE POLICY expiry ON import_job FOR DELETE TO ${relay_role} USING (finished_at < now() - interval '30 days');
CREATE POLICY alive ON import_job FOR SELECT TO ${relay_role}
    USING (state IN ('RECEIVING', 'PROCESSING') OR finished_at < now() - interval '30 days');
GRANT SELECT (tenant_id, id, state, heartbeat_at, finished_at), DELETE ON import_job TO ${relay_role};
CREATE INDEX import_job_expiry ON import_job (finished_at);
