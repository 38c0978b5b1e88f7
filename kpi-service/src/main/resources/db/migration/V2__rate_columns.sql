-- Row-level security lets no operator see a row before the policy has, unless it is known to leak nothing, and taking a
-- value out of JSON is not known to. So an index on a JSON expression only orders rows under a policy and never finds
-- them: each look-up of a rate read all rates of the company. What rates are looked up by are columns.
ALTER TABLE crm_record
    ADD COLUMN rate_base text COLLATE "C" GENERATED ALWAYS AS (CASE WHEN kind = 'fxRate' THEN fields ->> 'base' END) STORED,
    ADD COLUMN rate_quote text COLLATE "C" GENERATED ALWAYS AS (CASE WHEN kind = 'fxRate' THEN fields ->> 'quote' END) STORED,
    ADD COLUMN rate_on text COLLATE "C" GENERATED ALWAYS AS (CASE WHEN kind = 'fxRate' THEN fields ->> 'on' END) STORED;

DROP INDEX crm_record_rate;
CREATE INDEX crm_record_rate ON crm_record (tenant_id, rate_base, rate_quote, rate_on) WHERE kind = 'fxRate';
