-- Nothing is looked for in the values of whole documents, and working out which of them are frequent takes most of the time
-- that a look at the table takes.
ALTER TABLE record
    ALTER COLUMN fields SET STATISTICS 0,
    ALTER COLUMN clocks SET STATISTICS 0,
    ALTER COLUMN history SET STATISTICS 0;
