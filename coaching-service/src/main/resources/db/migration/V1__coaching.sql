-- What the feed has told so far, committed together with its effect.
CREATE TABLE consumed_offset (
    topic       text   NOT NULL,
    partition   int    NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);

-- The roster: people and teams as the feed tells them. A row outlives its record, so that an older change that comes
-- again is known to be old. survivor_id is the record itself, or the one that it was merged into in the end.
CREATE TABLE team (
    tenant_id   uuid   NOT NULL,
    id          uuid   NOT NULL,
    revision    bigint NOT NULL,
    state       text   NOT NULL,
    merged_into uuid,
    survivor_id uuid   NOT NULL,
    name        text   NOT NULL,
    parent_id   uuid,
    manager_id  uuid,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX team_survivor ON team (tenant_id, survivor_id);
CREATE INDEX team_parent ON team (tenant_id, parent_id);
CREATE INDEX team_manager ON team (tenant_id, manager_id);

CREATE TABLE rep (
    tenant_id   uuid   NOT NULL,
    id          uuid   NOT NULL,
    revision    bigint NOT NULL,
    state       text   NOT NULL,
    merged_into uuid,
    survivor_id uuid   NOT NULL,
    name        text   NOT NULL,
    email       text,
    team_id     uuid,
    hired_on    date,
    left_on     date,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX rep_survivor ON rep (tenant_id, survivor_id);
CREATE INDEX rep_email ON rep (tenant_id, email);
CREATE INDEX rep_team ON rep (tenant_id, team_id);

-- What a stage means, per source.
CREATE TABLE pipeline_stage (
    tenant_id uuid   NOT NULL,
    id        uuid   NOT NULL,
    revision  bigint NOT NULL,
    state     text   NOT NULL,
    source    text   NOT NULL,
    pipeline  text   NOT NULL,
    stage     text   NOT NULL,
    category  text   NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX pipeline_stage_name ON pipeline_stage (tenant_id, source, pipeline, stage);

-- Of a deal only what the first sale of a person needs. won_on and won_by follow from the rest of the row and the stages.
CREATE TABLE deal (
    tenant_id     uuid   NOT NULL,
    id            uuid   NOT NULL,
    revision      bigint NOT NULL,
    state         text   NOT NULL,
    source        text   NOT NULL,
    owner_id      uuid,
    pipeline      text   NOT NULL,
    stage         text   NOT NULL,
    created_on    date,
    closed_on     date,
    closed_at     timestamptz,
    stage_history jsonb  NOT NULL,
    owner_history jsonb  NOT NULL,
    won_on        date,
    won_by        uuid,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX deal_won ON deal (tenant_id, won_by, won_on) INCLUDE (created_on) WHERE won_on IS NOT NULL;
CREATE INDEX deal_source ON deal (tenant_id, source, id);

-- Programs: milestones, their modules, and the modules to complete before a module.
CREATE TABLE program (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    template   text        NOT NULL,
    language   text        NOT NULL CHECK (language IN ('EN', 'FR')),
    name       text        NOT NULL,
    onboarding boolean     NOT NULL,
    audience   text        NOT NULL CHECK (audience IN ('NEW_HIRES', 'EVERYONE')),
    created_at timestamptz NOT NULL,
    started_on date,
    PRIMARY KEY (tenant_id, id)
);

CREATE TABLE milestone (
    tenant_id        uuid NOT NULL,
    id               uuid NOT NULL,
    program_id       uuid NOT NULL,
    position         int  NOT NULL,
    name             text NOT NULL,
    due_working_days int  NOT NULL CHECK (due_working_days >= 0),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, program_id) REFERENCES program (tenant_id, id)
);
CREATE INDEX milestone_program ON milestone (tenant_id, program_id, position);

CREATE TABLE module (
    tenant_id     uuid   NOT NULL,
    id            uuid   NOT NULL,
    program_id    uuid   NOT NULL,
    milestone_id  uuid   NOT NULL,
    position      int    NOT NULL,
    kind          text   NOT NULL CHECK (kind IN ('LESSON', 'QUIZ', 'ROLE_PLAY', 'CALL_REVIEW', 'DRILL')),
    name          text   NOT NULL,
    summary       text   NOT NULL,
    minutes       int    NOT NULL CHECK (minutes > 0),
    prerequisites uuid[] NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, program_id) REFERENCES program (tenant_id, id),
    FOREIGN KEY (tenant_id, milestone_id) REFERENCES milestone (tenant_id, id)
);
CREATE INDEX module_program ON module (tenant_id, program_id, position);

-- A company's own settings; its onboarding program is the one that new hires are enrolled in.
CREATE TABLE company (
    tenant_id          uuid NOT NULL,
    zone               text NOT NULL,
    onboarding_program uuid,
    PRIMARY KEY (tenant_id),
    FOREIGN KEY (tenant_id, onboarding_program) REFERENCES program (tenant_id, id)
);

CREATE TABLE holiday (
    tenant_id uuid NOT NULL,
    day       date NOT NULL,
    name      text NOT NULL,
    PRIMARY KEY (tenant_id, day)
);

-- Who follows which program. enrolled_on is null until the program is started. No foreign key to the roster: the feed
-- may tell of a person later.
CREATE TABLE enrolment (
    tenant_id   uuid NOT NULL,
    rep_id      uuid NOT NULL,
    program_id  uuid NOT NULL,
    enrolled_on date,
    PRIMARY KEY (tenant_id, rep_id, program_id),
    FOREIGN KEY (tenant_id, program_id) REFERENCES program (tenant_id, id)
);
CREATE INDEX enrolment_program ON enrolment (tenant_id, program_id);

-- The id is made by the client and is the idempotency key for ever.
CREATE TABLE module_completion (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    rep_id       uuid        NOT NULL,
    program_id   uuid        NOT NULL,
    module_id    uuid        NOT NULL,
    completed_at timestamptz NOT NULL,
    minutes      int         NOT NULL CHECK (minutes >= 0),
    recorded_by  text        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, module_id) REFERENCES module (tenant_id, id)
);
CREATE INDEX module_completion_rep ON module_completion (tenant_id, rep_id, module_id, completed_at);

-- Events on their way to Kafka, written with what they tell of.
CREATE TABLE outbox (
    tenant_id uuid   NOT NULL,
    sequence  bigint GENERATED ALWAYS AS IDENTITY,
    rep_id    uuid   NOT NULL,
    payload   text   NOT NULL,
    PRIMARY KEY (tenant_id, sequence)
);
CREATE INDEX outbox_order ON outbox (sequence);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['team', 'rep', 'pipeline_stage', 'deal', 'program', 'milestone', 'module', 'company',
                                'holiday', 'enrolment', 'module_completion', 'outbox']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format($policy$
            CREATE POLICY tenant ON %I
                USING (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)
                WITH CHECK (tenant_id = NULLIF(current_setting('rouage.tenant', true), '')::uuid)
            $policy$, name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ${app_role}', name);
    END LOOP;
END
$$;

-- The relay works for all companies at once, but on the outbox alone, and may not write into it.
CREATE POLICY relay_reads ON outbox FOR SELECT USING (current_setting('rouage.relay', true) = 'on');
CREATE POLICY relay_removes ON outbox FOR DELETE USING (current_setting('rouage.relay', true) = 'on');
-- SELECT … FOR UPDATE asks for the UPDATE policy too.
CREATE POLICY relay_locks ON outbox FOR UPDATE USING (current_setting('rouage.relay', true) = 'on') WITH CHECK (false);

GRANT SELECT, INSERT, UPDATE ON consumed_offset TO ${app_role};
