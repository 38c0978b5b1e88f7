package dev.rouage.kpi.drilldown;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.access.Scope;
import dev.rouage.kpi.catalogue.Attribution;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.report.Origin;
import dev.rouage.kpi.rollup.Selection;
import dev.rouage.kpi.rollup.TallyQuery.Owners;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads what one search is for, as a part of the statement whose arguments it adds to. */
final class JourneySelect {
    private final Tuple arguments;
    private final JourneySearch search;
    private final Origin origin;
    private final List<String> joins = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private boolean bySlice;

    /** Of a statement whose first argument is the company. */
    JourneySelect(Tuple arguments, JourneySearch search) {
        this.arguments = arguments;
        this.search = search;
        this.origin = search.origin();
        addPlace();
        addScope();
        addOwner();
        addSelection(origin.question().selection());
        addGroup();
    }

    /** Its rows begin with that number. */
    String sql(int number) {
        return """
                (SELECT %d, j.id, j.last_day, j.contributions FROM journey j
                %s
                %s
                WHERE j.tenant_id = $1 AND %s
                ORDER BY j.last_day, j.id LIMIT %d)
                """.formatted(number, bySlice ? slices() : "", String.join("\n", joins),
                String.join(" AND ", conditions), search.limit());
    }

    private String slices() {
        return "JOIN slice s ON s.tenant_id = $1 AND s.id = "
                + (origin.question().options().attribution() == Attribution.CURRENT_OWNER
                        ? "coalesce(j.current_slice_id, j.slice_id)"
                        : "j.slice_id");
    }

    private void addPlace() {
        Position after = search.after();
        conditions.add("j.generation = " + origin.viewpoint().generation() + " AND j.kind = " + after.kind().code());
        conditions.add("j.last_day >= " + day(search.ingredients().from()));
        conditions.add("j.first_day < " + day(search.ingredients().to()));
        String lastDay = day(after.lastDay());
        arguments.addUUID(after.id());
        conditions.add("(j.last_day, j.id) > (" + lastDay + ", $" + arguments.size() + "::uuid)");
    }

    /** The company's figures are everyone's; the records behind them only where the rep's are the viewer's to see. */
    private void addScope() {
        switch (origin.viewpoint().scope()) {
            case Scope.Company _ -> {
            }
            case Scope.People people ->
                conditions.add(rep() + " = ANY (" + uuids(List.copyOf(people.reps())) + ")");
        }
    }

    private void addOwner() {
        switch (origin.owner()) {
            case Owners.Company _ -> {
            }
            case Owners.Reps(List<UUID> ids) -> conditions.add(rep() + " = ANY (" + uuids(ids) + ")");
            case Owners.Teams(List<UUID> ids) -> conditions.add(ofTeams(ids));
        }
    }

    private void addSelection(Selection selection) {
        selection.reps().ifPresent(ids -> conditions.add(rep() + " = ANY (" + uuids(ids) + ")"));
        selection.teams().ifPresent(ids -> conditions.add(ofTeams(ids)));
        selection.values().forEach((dimension, values) -> {
            arguments.addArrayOfString(values.toArray(String[]::new));
            conditions.add("" + column(dimension) + " = ANY ($" + arguments.size() + "::text[])");
        });
    }

    private void addGroup() {
        for (int i = 0; i < origin.group().size(); i++) {
            addValue(origin.question().by().get(i), origin.group().get(i));
        }
    }

    private void addValue(KpiDimension dimension, Optional<String> value) {
        switch (dimension) {
            case TEAM -> {
                joins.add("LEFT JOIN crm_record rep ON rep.tenant_id = $1 AND rep.kind = 'rep' AND rep.id = " + rep()
                        + " LEFT JOIN crm_record team ON team.tenant_id = $1 AND team.kind = 'team'"
                        + " AND team.id = id_in(rep.fields ->> 'team')");
                addValue("coalesce(team.merged_into, id_in(rep.fields ->> 'team'))::text", value);
            }
            case REP, SOURCE, CHANNEL, PIPELINE, SEGMENT, COUNTRY, PRODUCT -> addValue(column(dimension), value);
        }
    }

    private void addValue(String expression, Optional<String> value) {
        conditions.add(value.map(known -> expression + "::text = " + text(known)).orElse(expression + " IS NULL"));
    }

    private String rep() {
        return column(KpiDimension.REP);
    }

    private String column(KpiDimension dimension) {
        bySlice = true;
        return switch (dimension) {
            case REP -> "s.rep_id";
            case TEAM -> throw new IllegalArgumentException("A slice has no team");
            case SOURCE, CHANNEL, PIPELINE, SEGMENT, COUNTRY, PRODUCT -> "s."
                    + dimension.name().toLowerCase(Locale.ROOT);
        };
    }

    private String ofTeams(List<UUID> ids) {
        return rep() + " IN (SELECT member.rep FROM team_reps($1, " + uuids(ids) + ") AS member)";
    }

    private String day(LocalDate day) {
        arguments.addLocalDate(day);
        return "$" + arguments.size() + "::date";
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
