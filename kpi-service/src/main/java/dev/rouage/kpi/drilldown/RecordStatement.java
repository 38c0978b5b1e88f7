package dev.rouage.kpi.drilldown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.access.Scope;
import dev.rouage.kpi.catalogue.Attribution;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.figure.Ingredients;
import dev.rouage.kpi.report.Origin;
import dev.rouage.kpi.rollup.Selection;
import dev.rouage.kpi.rollup.TallyQuery.Owners;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the journeys of one kind that may be ingredients of a figure, in the order of pages. */
final class RecordStatement {
    private final Origin origin;
    private final Tuple arguments = Tuple.tuple();
    private final List<String> conditions = new ArrayList<>();

    RecordStatement(Origin origin, Ingredients ingredients, Position after, int limit) {
        this.origin = origin;
        arguments.addUUID(origin.viewpoint().tenant().value()).addInteger(origin.viewpoint().generation())
                .addInteger(after.kind().code()).addLocalDate(ingredients.from()).addLocalDate(ingredients.to())
                .addLocalDate(after.lastDay()).addUUID(after.id()).addInteger(limit);
        addScope();
        addOwner();
        addSelection(origin.question().selection());
        addGroup();
    }

    Tuple arguments() {
        return arguments;
    }

    String sql() {
        String slice = origin.question().options().attribution() == Attribution.CURRENT_OWNER
                ? "coalesce(j.current_slice_id, j.slice_id)"
                : "j.slice_id";
        return """
                SELECT j.id, j.last_day, j.contributions FROM journey j
                JOIN slice s ON s.tenant_id = $1 AND s.id = %s
                WHERE j.tenant_id = $1 AND j.generation = $2 AND j.kind = $3 AND j.last_day >= $4 AND j.first_day < $5
                    AND (j.last_day, j.id) > ($6, $7) %s
                ORDER BY j.last_day, j.id LIMIT $8
                """.formatted(slice, String.join(" ", conditions));
    }

    /** The company's figures are everyone's; the records behind them only where the rep's are the viewer's to see. */
    private void addScope() {
        switch (origin.viewpoint().scope()) {
            case Scope.Company _ -> {
            }
            case Scope.People people ->
                conditions.add("AND s.rep_id = ANY (" + uuids(List.copyOf(people.reps())) + ")");
        }
    }

    private void addOwner() {
        switch (origin.owner()) {
            case Owners.Company _ -> {
            }
            case Owners.Reps(List<UUID> ids) -> conditions.add("AND s.rep_id = ANY (" + uuids(ids) + ")");
            case Owners.Teams(List<UUID> ids) -> conditions.add(ofTeams(ids));
        }
    }

    private void addSelection(Selection selection) {
        selection.reps().ifPresent(ids -> conditions.add("AND s.rep_id = ANY (" + uuids(ids) + ")"));
        selection.teams().ifPresent(ids -> conditions.add(ofTeams(ids)));
        selection.values().forEach((dimension, values) -> {
            arguments.addArrayOfString(values.toArray(String[]::new));
            conditions.add("AND " + column(dimension) + " = ANY ($" + arguments.size() + "::text[])");
        });
    }

    private void addGroup() {
        for (int i = 0; i < origin.group().size(); i++) {
            addValue(origin.question().by().get(i), origin.group().get(i));
        }
    }

    private void addValue(KpiDimension dimension, Optional<String> value) {
        switch (dimension) {
            case TEAM -> conditions.add(value.map(team -> "AND s.rep_id IN (SELECT rep.id FROM crm_record rep"
                    + " WHERE rep.tenant_id = $1 AND rep.kind = 'rep' AND rep.fields ->> 'team' = " + text(team) + ")")
                    .orElse("AND (s.rep_id IS NULL OR s.rep_id IN (SELECT rep.id FROM crm_record rep"
                            + " WHERE rep.tenant_id = $1 AND rep.kind = 'rep' AND rep.fields ->> 'team' IS NULL))"));
            case REP, SOURCE, CHANNEL, PIPELINE, SEGMENT, COUNTRY, PRODUCT -> conditions.add(value
                    .map(known -> "AND " + column(dimension) + "::text = " + text(known))
                    .orElse("AND " + column(dimension) + " IS NULL"));
        }
    }

    private static String column(KpiDimension dimension) {
        return switch (dimension) {
            case REP -> "s.rep_id";
            case TEAM -> throw new IllegalArgumentException("A slice has no team");
            case SOURCE, CHANNEL, PIPELINE, SEGMENT, COUNTRY, PRODUCT -> "s."
                    + dimension.name().toLowerCase(Locale.ROOT);
        };
    }

    private String ofTeams(List<UUID> ids) {
        return "AND s.rep_id IN (SELECT member.rep FROM team_reps($1, " + uuids(ids) + ") AS member)";
    }

    private String uuids(List<UUID> ids) {
        arguments.addArrayOfUUID(ids.toArray(UUID[]::new));
        return "$" + arguments.size() + "::uuid[]";
    }

    private String text(String value) {
        arguments.addString(value);
        return "$" + arguments.size() + "::text";
    }
}
