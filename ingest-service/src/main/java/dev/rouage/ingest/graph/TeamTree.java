package dev.rouage.ingest.graph;

/** The teams below a team, as SQL; $1 is the tenant. */
final class TeamTree {

    private TeamTree() {}

    /** A query of the ids, as text, of the team at that argument and all below it; a circle of parents ends where it closes. */
    static String below(String team) {
        return """
                (WITH RECURSIVE below AS (
                  SELECT %s::uuid AS id
                  UNION
                  SELECT c.id FROM record c JOIN below b ON c.fields ->> 'parentTeam' = b.id::text
                   WHERE c.tenant_id = $1 AND c.kind = 'team' AND c.state = 'LIVE')
                 SELECT id::text FROM below)
                """.formatted(team);
    }
}
