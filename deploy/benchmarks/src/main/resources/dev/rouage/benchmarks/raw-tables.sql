-- The records once more, as tables that somebody would make who works figures out when they are asked for.
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;

CREATE TABLE bench.stage AS
SELECT fields ->> 'pipeline' AS pipeline, fields ->> 'stage' AS stage, fields ->> 'category' AS category,
    (fields ->> 'probability')::numeric AS probability
FROM crm_record WHERE kind = 'pipelineStage' AND state = 'LIVE' AND source = :source;

CREATE TABLE bench.deal AS
SELECT id, (fields ->> 'lead')::uuid AS lead, (fields ->> 'account')::uuid AS account, (fields ->> 'owner')::uuid AS owner,
    s.category, s.probability, (fields ->> 'amount')::numeric AS amount, fields ->> 'type' AS type,
    (fields ->> 'createdAt')::date AS created_on, (fields ->> 'closedAt')::date AS closed_on
FROM crm_record r JOIN bench.stage s ON s.pipeline = r.fields ->> 'pipeline' AND s.stage = r.fields ->> 'stage'
WHERE kind = 'opportunity' AND state = 'LIVE' AND source = :source;
CREATE INDEX ON bench.deal (closed_on);
CREATE INDEX ON bench.deal (created_on);
CREATE INDEX ON bench.deal (lead);
CREATE INDEX ON bench.deal (account, closed_on);
CREATE INDEX ON bench.deal (owner, closed_on);

CREATE TABLE bench.lead AS
SELECT id, (fields ->> 'owner')::uuid AS owner, fields ->> 'channel' AS channel,
    (fields ->> 'detectedAt')::timestamptz AS detected_at, (fields ->> 'qualifiedAt')::timestamptz AS qualified_at
FROM crm_record WHERE kind = 'lead' AND state = 'LIVE' AND source = :source;
CREATE INDEX ON bench.lead (detected_at);
ALTER TABLE bench.lead ADD PRIMARY KEY (id);

CREATE TABLE bench.activity AS
SELECT id, (fields ->> 'lead')::uuid AS lead, fields ->> 'type' AS type, fields ->> 'direction' AS direction,
    coalesce((fields ->> 'automated')::boolean, false) AS automated, (fields ->> 'at')::timestamptz AS at,
    (fields ->> 'minutes')::numeric AS minutes
FROM crm_record WHERE kind = 'activity' AND state = 'LIVE' AND source = :source;
CREATE INDEX ON bench.activity (lead, at);

CREATE TABLE bench.contract AS
SELECT (fields ->> 'account')::uuid AS account, (fields ->> 'startOn')::date AS start_on,
    (fields ->> 'endOn')::date AS end_on, (fields ->> 'mrr')::numeric AS mrr
FROM crm_record WHERE kind = 'contract' AND state = 'LIVE' AND source = :source;
CREATE INDEX ON bench.contract (account, start_on);

CREATE TABLE bench.survey AS
SELECT (fields ->> 'account')::uuid AS account, (fields ->> 'score')::int AS score,
    (fields ->> 'respondedAt')::timestamptz AS responded_at
FROM crm_record WHERE kind = 'surveyResponse' AND state = 'LIVE' AND source = :source;
CREATE INDEX ON bench.survey (responded_at);

CREATE TABLE bench.complaint AS
SELECT (fields ->> 'openedAt')::timestamptz AS opened_at, (fields ->> 'firstResponseAt')::timestamptz AS first_response_at,
    (fields ->> 'resolvedAt')::timestamptz AS resolved_at
FROM crm_record WHERE kind = 'complaint' AND state = 'LIVE' AND source = :source;
CREATE INDEX ON bench.complaint (opened_at);

CREATE TABLE bench.spend AS
SELECT (fields ->> 'amount')::numeric AS amount, (fields ->> 'from')::date AS first_day, (fields ->> 'to')::date AS last_day
FROM crm_record WHERE kind = 'spend' AND state = 'LIVE' AND source = :source;

ANALYZE bench.deal, bench.lead, bench.activity, bench.contract, bench.survey, bench.complaint, bench.spend;
