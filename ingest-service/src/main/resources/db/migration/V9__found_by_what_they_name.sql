-- Activities are found by the account, lead or deal that they name, and deals by their lead: they were looked for among all
-- of the company's. An index has an entry for those records only that name something of the kind.

DROP INDEX record_account;

ALTER TABLE record
    ALTER COLUMN account_id SET EXPRESSION AS ((fields ->> 'account')::uuid),
    ADD COLUMN lead_id uuid GENERATED ALWAYS AS ((fields ->> 'lead')::uuid) STORED,
    ADD COLUMN deal_id uuid GENERATED ALWAYS AS ((fields ->> 'opportunity')::uuid) STORED;

-- The kind comes second: the activities of an account are many, its contracts few.
CREATE INDEX record_account ON record (account_id, kind) WHERE account_id IS NOT NULL;
CREATE INDEX record_lead ON record (lead_id, kind) WHERE lead_id IS NOT NULL;
CREATE INDEX record_deal ON record (deal_id) WHERE deal_id IS NOT NULL;
