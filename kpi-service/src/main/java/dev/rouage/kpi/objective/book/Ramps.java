package dev.rouage.kpi.objective.book;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.journey.rep.RepStart;
import dev.rouage.kpi.objective.Hire;
import dev.rouage.kpi.objective.Objective;
import dev.rouage.kpi.objective.Ramp;
import dev.rouage.kpi.objective.RepRamp;
import dev.rouage.kpi.objective.Subject;
import dev.rouage.kpi.record.RepRecords;
import dev.rouage.kpi.report.FigureKey;
import dev.rouage.kpi.report.FigureLookup;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Finds how fast new reps have come up to their objectives: a statement for who was hired, one for the objectives, one for
 * the figures of all their months.
 */
@ApplicationScoped
public class Ramps {
    private static final int MOST_HIRES = 500;
    /** All that a rep's first months contribute is placed on the day of hire. */
    private static final String HIRED = """
            SELECT id FROM journey
            WHERE tenant_id = $1 AND generation = $2 AND kind = $3 AND last_day >= $4 AND last_day < $5
            ORDER BY last_day, id LIMIT $6
            """;

    private final TenantDatabase database;
    private final RepRecords reps;
    private final FigureLookup figures;

    Ramps(TenantDatabase database, RepRecords reps, FigureLookup figures) {
        this.database = database;
        this.reps = reps;
        this.figures = figures;
    }

    /** The ramp of those hired in the period, to their objectives on the figure; refuses a period that is too long. */
    public Uni<Ramp> of(Viewpoint viewpoint, RampQuestion question) {
        KpiId kpi = question.kpi();
        return hired(viewpoint, question.days(viewpoint)).chain(hires -> objectives(viewpoint, kpi, hires)
                .chain(objectives -> values(viewpoint, kpi, aiming(hires, objectives.keySet()))
                        .map(values -> ramp(viewpoint, hires, objectives, values))));
    }

    private Uni<List<Hire>> hired(Viewpoint viewpoint, Period period) {
        Tuple arguments = Tuple.tuple().addUUID(viewpoint.tenant().value()).addInteger(viewpoint.generation())
                .addInteger(JourneyKind.REP.code()).addLocalDate(period.from()).addLocalDate(period.to())
                .addInteger(MOST_HIRES + 1);
        return database.inTransaction(viewpoint.tenant(), connection -> connection.preparedQuery(HIRED)
                .execute(arguments).map(Ramps::ids).chain(ids -> reps.starts(connection, viewpoint.tenant(), ids)
                        .map(starts -> ids.stream().filter(starts::containsKey)
                                .map(id -> hire(id, Objects.requireNonNull(starts.get(id)))).toList())));
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        if (rows.size() > MOST_HIRES) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "More than " + MOST_HIRES + " reps were hired in the period; ask for a shorter one");
        }
        List<UUID> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getUUID(0)));
        return ids;
    }

    private static Hire hire(UUID rep, RepStart start) {
        return new Hire(rep, start.hiredOn(), start.leftOn());
    }

    private Uni<Map<UUID, List<Objective>>> objectives(Viewpoint viewpoint, KpiId kpi, List<Hire> hires) {
        if (hires.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Period since = new Period(hires.getFirst().on(), viewpoint.today().plusDays(1));
        Tuple arguments = ObjectiveStore.ofOwners(viewpoint.tenant(), Subject.Type.REP,
                hires.stream().map(Hire::rep).toList(), since);
        return database.query(viewpoint.tenant(), ObjectiveStore.OF_OWNERS, arguments)
                .map(rows -> ObjectiveStore.read(rows).stream().filter(one -> one.objective().kpi() == kpi)
                        .collect(Collectors.groupingBy(RecordedObjective::owner,
                                Collectors.mapping(RecordedObjective::objective, Collectors.toList()))));
    }

    private static List<Hire> aiming(List<Hire> hires, Collection<UUID> withObjective) {
        return hires.stream().filter(hire -> withObjective.contains(hire.rep())).toList();
    }

    private Uni<Map<UUID, Map<Period, BigDecimal>>> values(Viewpoint viewpoint, KpiId kpi, List<Hire> hires) {
        List<FigureKey> keys = hires.stream().flatMap(hire -> hire.months(viewpoint.today()).stream()
                .map(month -> new FigureKey(kpi, month, new FigureKey.Owner.Rep(hire.rep())))).toList();
        return keys.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : figures.find(viewpoint, keys).map(Ramps::byRep);
    }

    private static Map<UUID, Map<Period, BigDecimal>> byRep(Map<FigureKey, Figure> found) {
        Map<UUID, Map<Period, BigDecimal>> byRep = new HashMap<>();
        found.forEach((key, figure) -> {
            if (key.owner() instanceof FigureKey.Owner.Rep(UUID rep) && figure.value() != null) {
                byRep.computeIfAbsent(rep, _ -> new HashMap<>()).put(key.period(), figure.value());
            }
        });
        return byRep;
    }

    private static Ramp ramp(Viewpoint viewpoint, List<Hire> hires, Map<UUID, List<Objective>> objectives,
            Map<UUID, Map<Period, BigDecimal>> values) {
        BigDecimal share = viewpoint.policy().rampShare();
        return Ramp.of(share, hires.stream().map(hire -> RepRamp.of(hire, hire.months(viewpoint.today()),
                objectives.getOrDefault(hire.rep(), List.of()), values.getOrDefault(hire.rep(), Map.of()), share))
                .toList());
    }
}
