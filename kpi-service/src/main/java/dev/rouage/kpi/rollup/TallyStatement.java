package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.rouage.kpi.catalogue.Attribution;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.contribution.Cut;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reading;
import dev.rouage.platform.tenant.TenantId;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The statement that answers a query. Its text depends on the query's shape only, never on its values, so that the database
 * plans each shape once.
 */
final class TallyStatement {
    /** The columns before a tally's values. */
    static final int NAMES = 5;

    private final TallyQuery query;
    private final Cut cut;
    private final Tuple arguments = Tuple.tuple();
    private final SelectionSql select;
    /** What must hold of a sum's own key. */
    private final List<String> keys = new ArrayList<>();
    /** What must hold of its slice. */
    private final List<String> traits = new ArrayList<>();
    private final List<String> joins = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final String sql;

    TallyStatement(TenantId tenant, TallyQuery query) {
        this.query = query;
        this.cut = query.cut();
        this.select = new SelectionSql(arguments, rep());
        arguments.addUUID(tenant.value());
        arguments.addInteger(query.generation());
        keys.add("r.cut IN (" + codes() + ")");
        addParts();
        if (isOfSlices()) {
            joins.add("JOIN slice s ON s.tenant_id = $1 AND s.id = r.part");
        }
        List<String> whose = isOfSlices() ? traits : keys;
        addOwners(whose);
        whose.addAll(select.conditions(query.selection()));
        if (query.by().contains(KpiDimension.TEAM)) {
            joins.add(select.teamJoins());
        }
        this.sql = parts();
    }

    Tuple arguments() {
        return arguments;
    }

    /**
     * Its rows have the number of the segment, the measure, the reason, the day of a measure that is dated, the owner, the
     * tally's values, and then the histogram, or the bucket with its count and value.
     */
    String sql() {
        return sql;
    }

    /** Whether its rows end with histograms. */
    boolean readsHistograms() {
        return cut.keepsHistograms();
    }

    /** One of those that it reads. */
    Segment segment(int number) {
        return segments.get(number);
    }

    /** One part for each way of reading among the measures. */
    private String parts() {
        Map<Reading, List<Measure>> readings = new EnumMap<>(Reading.class);
        query.measures().forEach(
                measure -> readings.computeIfAbsent(measure.reading(), _ -> new ArrayList<>()).add(measure));
        List<String> parts = new ArrayList<>();
        readings.forEach((reading, measures) -> parts.add(part(reading, measures)));
        return String.join("UNION ALL\n", parts);
    }

    private String part(Reading reading, List<Measure> measures) {
        List<Segment> some = Segment.of(query.windows(), query.today(), cut, reading);
        List<Integer> numbers = IntStream.range(segments.size(), segments.size() + some.size()).boxed().toList();
        segments.addAll(some);
        StringBuilder columns = new StringBuilder(owner());
        for (KpiDimension dimension : query.by()) {
            columns.append(", ").append(select.value(dimension));
        }
        if (query.byStage()) {
            columns.append(", s.source, s.pipeline, s.stage");
        }
        // OFFSET keeps the planner from reading the sums of all days and choosing among them afterwards.
        return """
                (SELECT seg.number, r.measure::int, r.reason::int, %s, %s, %s
                FROM unnest(%s, %s, %s, %s) AS seg (number, span, start, stop)
                CROSS JOIN LATERAL (
                    SELECT * FROM %s r
                    WHERE r.tenant_id = $1 AND r.generation = $2 AND r.measure = ANY (%s)%s AND r.day >= seg.start
                        AND r.day < seg.stop AND %s
                    OFFSET 0
                ) AS r
                %s
                %s
                %s)
                """.formatted(reading.isDated() ? "r.day" : "NULL::date", columns,
                readsHistograms() ? "r.sums" : "r.bucket, sum(r.count)::bigint, sum(r.value)", integers(numbers),
                integers(some.stream().map(segment -> segment.span().code()).toList()),
                dates(some.stream().map(Segment::from).toList()), dates(some.stream().map(Segment::to).toList()),
                readsHistograms() ? "histogram" : "rollup",
                integers(measures.stream().map(Measure::code).toList()),
                readsHistograms() ? " AND r.span = seg.span" : "", String.join(" AND ", keys), String.join("\n", joins),
                traits.isEmpty() ? "" : "WHERE " + String.join(" AND ", traits),
                readsHistograms()
                        ? ""
                        : "GROUP BY " + names() + ", r.bucket\n"
                                + "HAVING sum(r.count) <> 0 OR sum(r.value) <> 0");
    }

    /** What is attributed to the present owner is what stands with an owner and what has to be shifted from it. */
    private String codes() {
        Cut shift = query.attribution() == Attribution.CURRENT_OWNER ? cut.shift() : null;
        return shift == null ? String.valueOf(cut.code()) : cut.code() + ", " + shift.code();
    }

    /**
     * The parts to look into, by name, so that only their sums of the days asked for are read; slices and stages have the day
     * first in their index.
     */
    private void addParts() {
        switch (cut) {
            case TOTAL -> keys.add("r.part = '" + Cut.NOBODY + "'");
            case REP -> {
                if (!namesReps()) {
                    keys.add("r.part = ANY (ARRAY(SELECT histogram_parts($1, $2, wanted) FROM unnest(ARRAY["
                            + codes() + "]) AS wanted))");
                }
            }
            case SLICE, STAGE, REP_SHIFT, SLICE_SHIFT -> {
            }
        }
    }

    /** Whether the parts are reps that the query itself names. */
    private boolean namesReps() {
        boolean named = !(query.owners() instanceof TallyQuery.Owners.Company)
                || query.selection().reps().isPresent() || query.selection().teams().isPresent();
        return named && cut == Cut.REP;
    }

    /** What tallies are named by, as positions. */
    private String names() {
        return IntStream.rangeClosed(1, NAMES + query.values()).mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private void addOwners(List<String> conditions) {
        switch (query.owners()) {
            case TallyQuery.Owners.Company _ -> {
            }
            case TallyQuery.Owners.Reps(List<UUID> ids) -> conditions.add(select.ofReps(ids));
            case TallyQuery.Owners.Teams(List<UUID> ids) -> {
                String teams = select.uuids(ids);
                joins.add("JOIN team_reps($1, " + teams + ") AS member ON member.rep = " + rep());
                conditions.add(select.ofTeams(teams));
            }
        }
    }

    private String owner() {
        return switch (query.owners()) {
            case TallyQuery.Owners.Company _ -> "NULL::uuid";
            case TallyQuery.Owners.Reps _ -> rep();
            case TallyQuery.Owners.Teams _ -> "member.root";
        };
    }

    private String rep() {
        return isOfSlices() ? "s.rep_id" : "r.part";
    }

    private boolean isOfSlices() {
        return cut == Cut.SLICE || cut == Cut.STAGE;
    }

    private String integers(List<Integer> numbers) {
        arguments.addArrayOfInteger(numbers.toArray(Integer[]::new));
        return "$" + arguments.size() + "::int[]";
    }

    private String dates(List<LocalDate> days) {
        arguments.addArrayOfLocalDate(days.toArray(LocalDate[]::new));
        return "$" + arguments.size() + "::date[]";
    }
}
