-- Taking a value out of JSON is not known to leak nothing, so under row-level security a condition on it is no index
-- condition: a list of one rep's deals, or of one account's contracts, read all of the company's. What lists are asked for
-- by, and the date that gives their order, are columns; null for kinds that have none of it.

DROP INDEX record_lead_date, record_lead_owner, record_deal_date, record_deal_owner, record_contract,
    record_contract_account, record_name_prefix;

-- Each column and index is paid for by every record that comes, so there are no more of them: activities, most of what a
-- company has, are found by rep and by date only, and what an account has is sorted once it is found.
ALTER TABLE record
    ADD COLUMN dated text COLLATE "C" GENERATED ALWAYS AS (CASE kind
        WHEN 'activity' THEN fields ->> 'at' WHEN 'opportunity' THEN fields ->> 'createdAt'
        WHEN 'lead' THEN fields ->> 'detectedAt' WHEN 'contract' THEN fields ->> 'startOn'
        WHEN 'complaint' THEN fields ->> 'openedAt' WHEN 'surveyResponse' THEN fields ->> 'respondedAt'
        WHEN 'review' THEN fields ->> 'publishedAt' WHEN 'spend' THEN fields ->> 'from'
        WHEN 'fxRate' THEN fields ->> 'on' END) STORED,
    ADD COLUMN owner_id uuid GENERATED ALWAYS AS (CASE kind
        WHEN 'activity' THEN (fields ->> 'rep')::uuid WHEN 'opportunity' THEN (fields ->> 'owner')::uuid
        WHEN 'lead' THEN (fields ->> 'owner')::uuid WHEN 'surveyResponse' THEN (fields ->> 'rep')::uuid END) STORED,
    ADD COLUMN account_id uuid GENERATED ALWAYS AS (CASE WHEN kind <> 'activity'
        THEN (fields ->> 'account')::uuid END) STORED,
    ADD COLUMN name_folded text COLLATE "C" GENERATED ALWAYS AS (CASE
        WHEN kind IN ('account', 'rep', 'team') THEN lower(fields ->> 'name') END) STORED;

CREATE INDEX record_dated ON record (tenant_id, kind, dated, id) WHERE dated IS NOT NULL;
-- An id says whose it is, since the company is part of what it is computed from: with the company in front these would be
-- larger, and in a small table the planner would take one of them for the key of a record.
CREATE INDEX record_activity_owner ON record (owner_id) WHERE kind = 'activity';
CREATE INDEX record_lead_owner ON record (owner_id, dated, id) WHERE kind = 'lead';
CREATE INDEX record_deal_owner ON record (owner_id, dated, id) WHERE kind = 'opportunity';
CREATE INDEX record_survey_owner ON record (owner_id, dated, id) WHERE kind = 'surveyResponse';
CREATE INDEX record_account ON record (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX record_name_prefix ON record (tenant_id, kind, name_folded) WHERE name_folded IS NOT NULL;
