-- Dead letters go after a while. Which companies have old ones is all that is asked across companies; each one's are then
-- deleted as that company.
GRANT DELETE ON dead_letter TO ${app_role};
CREATE INDEX dead_letter_age ON dead_letter (at);

CREATE POLICY ages ON dead_letter FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION tenants_with_dead_letters(before timestamptz) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT DISTINCT tenant_id FROM dead_letter WHERE at < before LIMIT 1000 $$;
REVOKE ALL ON FUNCTION tenants_with_dead_letters(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenants_with_dead_letters(timestamptz) TO ${app_role};
