package dev.rouage.kpi.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.contribution.Cut;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Says in SQL whose sums or journeys are meant, and what their dimensions are. The statement's first argument is the company,
 * {@code s} is the slice; values become further arguments, so that the text depends on the question's shape only.
 */
public final class SelectionSql {
    private final Tuple arguments;
    private final String rep;

    /** Of a statement in which this expression is the rep. */
    public SelectionSql(Tuple arguments, String rep) {
        this.arguments = arguments;
        this.rep = rep;
    }

    /** What must hold of everything selected; nothing where everything is. */
    public List<String> conditions(Selection selection) {
        List<String> conditions = new ArrayList<>();
        selection.reps().ifPresent(ids -> conditions.add(ofReps(ids)));
        selection.teams().ifPresent(ids -> conditions.add(ofTeams(uuids(ids))));
        selection.values().forEach((dimension, values) -> conditions.add(
                value(dimension) + " = ANY (" + texts(values) + ")"));
        return conditions;
    }

    /** That it is one of these reps'. */
    public String ofReps(List<UUID> ids) {
        return rep + " = ANY (" + uuids(ids) + ")";
    }

    /** That it is of a rep in these teams, which are an expression; as an array, which can be looked up in an index. */
    public String ofTeams(String teams) {
        return rep + " = ANY (ARRAY(SELECT chosen.rep FROM team_reps($1, " + teams + ") AS chosen))";
    }

    /** A dimension's value as text, null where there is none; that of a team needs {@link #teamJoins}. */
    public String value(KpiDimension dimension) {
        return switch (dimension) {
            case REP -> "NULLIF(" + rep + ", '" + Cut.NOBODY + "')::text";
            case TEAM -> "coalesce(team.merged_into, id_in(rep.fields ->> 'team'))::text";
            case SOURCE, CHANNEL, PIPELINE, SEGMENT, COUNTRY, PRODUCT -> "s."
                    + dimension.name().toLowerCase(Locale.ROOT);
        };
    }

    /** Joins the rep's record and that of its team. */
    public String teamJoins() {
        return "LEFT JOIN crm_record rep ON rep.tenant_id = $1 AND rep.kind = 'rep' AND rep.id = " + rep
                + "\nLEFT JOIN crm_record team ON team.tenant_id = $1 AND team.kind = 'team'"
                + " AND team.id = id_in(rep.fields ->> 'team')";
    }

    /** An argument more. Nobody's id is one of ours, and no rep or team to be asked for. */
    public String uuids(List<UUID> ids) {
        arguments.addArrayOfUUID(ids.stream().filter(id -> !id.equals(Cut.NOBODY)).toArray(UUID[]::new));
        return "$" + arguments.size() + "::uuid[]";
    }

    private String texts(List<String> texts) {
        arguments.addArrayOfString(texts.toArray(String[]::new));
        return "$" + arguments.size() + "::text[]";
    }
}
