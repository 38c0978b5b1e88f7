-- A won deal as a sale of its rep's own, by which the rep's first sale is found: one look-up, however many deals there are.
ALTER TABLE journey
    ADD COLUMN own_sale_on date,
    ADD COLUMN own_created_on date;
CREATE INDEX journey_own_sale ON journey (tenant_id, generation, rep_id, own_sale_on) WHERE own_sale_on IS NOT NULL;

-- What is kept of training and coaching: each event once, the newest revision of it. The subject is what figures are made of:
-- a rep's module, milestone, exercise or skill, or a session.
CREATE TABLE coaching_event (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    revision bigint NOT NULL,
    withdrawn boolean NOT NULL,
    type text COLLATE "C" NOT NULL,
    subject uuid NOT NULL,
    rep_id uuid NOT NULL,
    happened_at timestamptz NOT NULL,
    minutes int,
    fields text NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX coaching_event_subject ON coaching_event (tenant_id, subject);
CREATE INDEX coaching_event_rep ON coaching_event (tenant_id, rep_id, type);

ALTER TABLE coaching_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE coaching_event FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON coaching_event
    USING (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)
    WITH CHECK (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON coaching_event TO ${app_role};

-- Contracts, answers, complaints, reviews and reps that are there already make figures of their own now.
ALTER TABLE crm_record NO FORCE ROW LEVEL SECURITY;
INSERT INTO rebuild_due SELECT DISTINCT tenant_id FROM crm_record ON CONFLICT DO NOTHING;
ALTER TABLE crm_record FORCE ROW LEVEL SECURITY;
