-- What a consumer of the feed could not read or apply, as the dead-letter topic tells it. Messages of no company stay in
-- the topic, for the operator.
CREATE TABLE dead_letter (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL, -- computed from the service and the origin: told twice, it is there once
    service     text        NOT NULL, -- whose consumer it was
    kind        record_kind NOT NULL,
    record_id   uuid        NOT NULL,
    cause       text        NOT NULL,
    origin      text        NOT NULL, -- topic, partition and offset of the message
    at          timestamptz NOT NULL,
    state       text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'REPLAYED')),
    replayed_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX dead_letter_newest ON dead_letter (tenant_id, at DESC, id DESC);

ALTER TABLE dead_letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE dead_letter FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON dead_letter
    USING (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)
    WITH CHECK (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON dead_letter TO ${app_role};
