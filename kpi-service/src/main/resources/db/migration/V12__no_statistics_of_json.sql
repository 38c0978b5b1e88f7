-- Nothing is looked for in the values of whole documents, and working out which of them are frequent takes most of the time
-- that a look at the table takes.
ALTER TABLE crm_record
    ALTER COLUMN fields SET STATISTICS 0,
    ALTER COLUMN history SET STATISTICS 0;
ALTER TABLE journey ALTER COLUMN contributions SET STATISTICS 0;
