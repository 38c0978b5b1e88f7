-- Sums by slice and by stage are by day, and are asked for by measure and day whatever their parts are: with these first, one
-- index serves both the look-up by key and the questions, and what is written of today lies together.
ALTER TABLE rollup DROP CONSTRAINT rollup_pkey;
DROP INDEX rollup_slice_day;
ALTER TABLE rollup DROP COLUMN span;
ALTER TABLE rollup ADD PRIMARY KEY (tenant_id, generation, measure, day, cut, part, reason, bucket);
DROP FUNCTION rollup_parts(uuid, int, int);

-- A stage that changes moves the deals of its source and pipeline; those of other sources need not be read to find them.
CREATE INDEX crm_record_deal_source ON crm_record (tenant_id, source) WHERE kind = 'opportunity';
