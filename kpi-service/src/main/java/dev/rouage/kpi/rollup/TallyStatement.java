package dev.rouage.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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
    private static final int FIRST_GROUP = 7;

    private final TallyQuery query;
    private final Cut cut;
    private final Tuple arguments = Tuple.tuple();
    private final List<String> conditions = new ArrayList<>();
    private final List<String> joins = new ArrayList<>();

    TallyStatement(TenantId tenant, TallyQuery query) {
        this.query = query;
        this.cut = query.cut();
        arguments.addUUID(tenant.value());
        arguments.addInteger(query.generation());
        conditions.add(cutCondition());
        if (cut == Cut.TOTAL) {
            conditions.add("r.part = '" + Cut.NOBODY + "'");
        }
        if (cut == Cut.SLICE || cut == Cut.STAGE) {
            joins.add("JOIN slice s ON s.tenant_id = $1 AND s.id = r.part");
        }
        addOwners();
        addSelection();
        if (query.by().contains(KpiDimension.TEAM)) {
            joins.add("LEFT JOIN crm_record rep ON rep.tenant_id = $1 AND rep.kind = 'rep' AND rep.id = " + rep());
            joins.add("LEFT JOIN crm_record team ON team.tenant_id = $1 AND team.kind = 'team'"
                    + " AND team.id = (rep.fields ->> 'team')::uuid");
        }
    }

    Tuple arguments() {
        return arguments;
    }

    /** One part for each way of reading among the measures. */
    String sql() {
        Map<Reading, List<Measure>> readings = new EnumMap<>(Reading.class);
        query.measures().forEach(
                measure -> readings.computeIfAbsent(measure.reading(), _ -> new ArrayList<>()).add(measure));
        List<String> parts = new ArrayList<>();
        readings.forEach((reading, measures) -> parts.add(part(reading, measures)));
        return String.join("UNION ALL\n", parts);
    }

    private String part(Reading reading, List<Measure> measures) {
        List<Segment> segments = Segment.of(query.windows(), cut, reading);
        StringBuilder columns = new StringBuilder(owner());
        for (KpiDimension dimension : query.by()) {
            columns.append(", ").append(value(dimension));
        }
        return """
                (SELECT seg.win, r.measure::int, r.reason::int, r.bucket, sum(r.count)::bigint, sum(r.value), %s, %s
                FROM unnest(%s, %s, %s, %s) AS seg (win, span, start, stop)
                JOIN rollup r ON r.tenant_id = $1 AND r.generation = $2 AND r.span = seg.span AND r.day >= seg.start
                    AND r.day < seg.stop
                %s
                WHERE r.measure = ANY (%s) AND %s
                GROUP BY 1, 2, 3, 4, %s
                HAVING sum(r.count) <> 0 OR sum(r.value) <> 0)
                """.formatted(reading.isDated() ? "r.day" : "NULL::date", columns,
                integers(segments.stream().map(Segment::window).toList()),
                integers(segments.stream().map(segment -> segment.span().code()).toList()),
                dates(segments.stream().map(Segment::from).toList()),
                dates(segments.stream().map(Segment::to).toList()), String.join("\n", joins),
                integers(measures.stream().map(Measure::code).toList()), String.join(" AND ", conditions), groups());
    }

    /** What is attributed to the present owner is what stands with an owner and what has to be shifted from it. */
    private String cutCondition() {
        Cut shift = query.attribution() == Attribution.CURRENT_OWNER ? cut.shift() : null;
        return shift == null
                ? "r.cut = " + cut.code()
                : "r.cut IN (" + cut.code() + ", " + shift.code() + ")";
    }

    /** The day, the owner and the dimensions by their positions, which follow the tally's own columns. */
    private String groups() {
        return IntStream.rangeClosed(0, query.by().size() + 1).mapToObj(index -> String.valueOf(FIRST_GROUP + index))
                .collect(Collectors.joining(", "));
    }

    private void addOwners() {
        switch (query.owners()) {
            case TallyQuery.Owners.Company _ -> {
            }
            case TallyQuery.Owners.Reps(List<UUID> ids) -> conditions.add(rep() + " = ANY (" + uuids(ids) + ")");
            case TallyQuery.Owners.Teams(List<UUID> ids) -> joins.add(
                    "JOIN team_reps($1, " + uuids(ids) + ") AS member ON member.rep = " + rep());
        }
    }

    private void addSelection() {
        query.selection().reps().ifPresent(ids -> conditions.add(rep() + " = ANY (" + uuids(ids) + ")"));
        query.selection().teams().ifPresent(ids -> conditions.add(
                rep() + " IN (SELECT chosen.rep FROM team_reps($1, " + uuids(ids) + ") AS chosen)"));
        query.selection().values().forEach((dimension, values) -> conditions.add(
                value(dimension) + " = ANY (" + texts(values) + ")"));
    }

    private String owner() {
        return switch (query.owners()) {
            case TallyQuery.Owners.Company _ -> "NULL::uuid";
            case TallyQuery.Owners.Reps _ -> rep();
            case TallyQuery.Owners.Teams _ -> "member.root";
        };
    }

    private String rep() {
        return cut == Cut.SLICE || cut == Cut.STAGE ? "s.rep_id" : "r.part";
    }

    private String value(KpiDimension dimension) {
        return switch (dimension) {
            case REP -> "NULLIF(" + rep() + ", '" + Cut.NOBODY + "')::text";
            case TEAM -> "coalesce(team.merged_into::text, rep.fields ->> 'team')";
            case SOURCE, CHANNEL, PIPELINE, SEGMENT, COUNTRY, PRODUCT -> "s."
                    + dimension.name().toLowerCase(Locale.ROOT);
        };
    }

    /** Nobody's id is one of ours, and no rep or team to be asked for. */
    private String uuids(List<UUID> ids) {
        arguments.addArrayOfUUID(ids.stream().filter(id -> !id.equals(Cut.NOBODY)).toArray(UUID[]::new));
        return "$" + arguments.size() + "::uuid[]";
    }

    private String texts(List<String> texts) {
        arguments.addArrayOfString(texts.toArray(String[]::new));
        return "$" + arguments.size() + "::text[]";
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
