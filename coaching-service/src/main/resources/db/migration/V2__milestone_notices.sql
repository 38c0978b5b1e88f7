-- What has been told of each person's milestones, so that a date that moves is told as a correction and nothing twice.
CREATE TABLE milestone_notice (
    tenant_id    uuid    NOT NULL,
    rep_id       uuid    NOT NULL,
    milestone_id uuid    NOT NULL,
    program_id   uuid    NOT NULL,
    revision     bigint  NOT NULL,
    due_on       date,
    completed_on date,
    PRIMARY KEY (tenant_id, rep_id, milestone_id)
);

ALTER TABLE milestone_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE milestone_notice FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON milestone_notice
    USING (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)
    WITH CHECK (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON milestone_notice TO ${app_role};
