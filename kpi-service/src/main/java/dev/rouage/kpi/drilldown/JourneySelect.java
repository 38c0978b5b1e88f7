package dev.rouage.kpi.drilldown;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.access.Scope;
import dev.rouage.kpi.catalogue.Attribution;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.report.Origin;
import dev.rouage.kpi.rollup.SelectionSql;
import dev.rouage.kpi.rollup.TallyQuery.Owners;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads what one search is for, as a part of the statement whose arguments it adds to. */
final class JourneySelect {
    private final Tuple arguments;
    private final JourneySearch search;
    private final Origin origin;
    private final SelectionSql select;
    private final List<String> joins = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private boolean bySlice;

    /** Of a statement whose first argument is the company. */
    JourneySelect(Tuple arguments, JourneySearch search) {
        this.arguments = arguments;
        this.search = search;
        this.origin = search.origin();
        this.select = new SelectionSql(arguments, "s.rep_id");
        addPlace();
        addScope();
        addOwner();
        addOfSlice(select.conditions(origin.question().selection()));
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
            case Scope.People people -> addOfSlice(List.of(select.ofReps(List.copyOf(people.reps()))));
        }
    }

    private void addOwner() {
        switch (origin.owner()) {
            case Owners.Company _ -> {
            }
            case Owners.Reps(List<UUID> ids) -> addOfSlice(List.of(select.ofReps(ids)));
            case Owners.Teams(List<UUID> ids) -> addOfSlice(List.of(select.ofTeams(select.uuids(ids))));
        }
    }

    private void addGroup() {
        for (int i = 0; i < origin.group().size(); i++) {
            addValue(origin.question().by().get(i), origin.group().get(i));
        }
    }

    private void addValue(KpiDimension dimension, Optional<String> value) {
        if (dimension == KpiDimension.TEAM) {
            joins.add(select.teamJoins());
        }
        String expression = select.value(dimension);
        addOfSlice(List.of(value.map(known -> expression + " = " + text(known)).orElse(expression + " IS NULL")));
    }

    /** Conditions that need the slice. */
    private void addOfSlice(List<String> some) {
        conditions.addAll(some);
        bySlice |= !some.isEmpty();
    }

    private String day(LocalDate day) {
        arguments.addLocalDate(day);
        return "$" + arguments.size() + "::date";
    }

    private String text(String value) {
        arguments.addString(value);
        return "$" + arguments.size() + "::text";
    }
}
