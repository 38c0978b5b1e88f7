-- A company's first records come in faster than PostgreSQL looks at a new table. Until it has, it takes any condition on
-- tenant and kind to leave a row or two, and reads all activities of a company to find those of some leads. So it is told
-- beforehand what such a table looks like; what it finds out by itself later takes the place of this.
DO $$
DECLARE
    expected record;
BEGIN
    IF (SELECT reltuples FROM pg_class WHERE oid = 'crm_record'::regclass) > 0 THEN
        RETURN;
    END IF;
    FOR expected IN SELECT * FROM (VALUES
        -- column, share of nulls, distinct values (below 0: as a share of the rows)
        ('tenant_id', 0, 4), ('id', 0, -1), ('state', 0, 3), ('source', 0, 4), ('external_id', 0, -1),
        ('merged_into', 0.99, -0.01), ('account_ref', 0.7, -0.08), ('lead_ref', 0.25, -0.15),
        ('opportunity_ref', 0.9, -0.05), ('rep_ref', 0.1, 200)
    ) AS columns (name, nulls, distinct_values) LOOP
        PERFORM pg_restore_attribute_stats('schemaname', current_schema()::text, 'relname', 'crm_record',
            'attname', expected.name::text, 'inherited', false, 'null_frac', expected.nulls::real, 'avg_width', 16,
            'n_distinct', expected.distinct_values::real);
    END LOOP;
    PERFORM pg_restore_attribute_stats('schemaname', current_schema()::text, 'relname', 'crm_record', 'attname', 'kind',
        'inherited', false, 'null_frac', 0::real, 'avg_width', 9, 'n_distinct', 13::real,
        'most_common_vals', '{activity,lead,opportunity,account,contract}',
        'most_common_freqs', '{0.6,0.15,0.1,0.07,0.04}'::real[]);
END
$$;
