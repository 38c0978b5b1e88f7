package dev.rouage.kpi.objective.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.Scope;
import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.objective.Breach;
import dev.rouage.kpi.objective.Objective;
import dev.rouage.kpi.objective.ObjectiveRules;
import dev.rouage.kpi.objective.Progress;
import dev.rouage.kpi.objective.Subject;
import dev.rouage.kpi.report.FigureKey;
import dev.rouage.kpi.report.FigureLookup;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds objectives and how far they have come: a statement for the objectives, one for the figures of each type of owner. */
@ApplicationScoped
public class Objectives {
    private static final String LIVE_TEAMS = """
            SELECT id FROM crm_record
            WHERE tenant_id = $1 AND kind = 'team' AND state = 'LIVE' AND ($2::uuid[] IS NULL OR id = ANY ($2)) ORDER BY id
            """;

    private final TenantDatabase database;
    private final FigureLookup figures;

    Objectives(TenantDatabase database, FigureLookup figures) {
        this.database = database;
        this.figures = figures;
    }

    /** Refuses the objectives of those whose figures the person may not see. */
    public static void check(Viewpoint viewpoint, Subject subject) {
        boolean allowed = switch (subject.type()) {
            case TEAM -> viewpoint.scope().seesTeams(List.of(subject.id()));
            case REP -> viewpoint.scope().seesReps(List.of(subject.id()));
        };
        if (!allowed) {
            throw new RouageException(StandardErrorCode.FORBIDDEN, "These objectives are not yours to see");
        }
    }

    /** The objectives of each of these teams or reps that hold on the day. */
    public Uni<Map<UUID, List<AssessedObjective>>> of(Viewpoint viewpoint, Subject.Type type, Collection<UUID> owners,
            LocalDate day) {
        Tuple arguments = ObjectiveStore.ofOwners(viewpoint.tenant(), type, owners, new Period(day, day.plusDays(1)));
        return database.query(viewpoint.tenant(), ObjectiveStore.OF_OWNERS, arguments).map(ObjectiveStore::read)
                .chain(found -> assess(viewpoint, found))
                .map(assessed -> {
                    Map<UUID, List<AssessedObjective>> byOwner = new LinkedHashMap<>();
                    owners.forEach(owner -> byOwner.put(owner, new ArrayList<>()));
                    assessed.forEach(one -> byOwner.computeIfAbsent(one.recorded().owner(), _ -> new ArrayList<>())
                            .add(one));
                    return byOwner;
                });
    }

    /** A page, and one more, of all objectives that hold on the day and may be seen. */
    public Uni<List<AssessedObjective>> visible(Viewpoint viewpoint, LocalDate day, PageRequest page) {
        return database.query(viewpoint.tenant(), ObjectiveStore.VISIBLE,
                ObjectiveStore.visible(viewpoint.tenant(), viewpoint.scope(), day, page))
                .map(ObjectiveStore::read).chain(found -> assess(viewpoint, found));
    }

    /** All versions, the first one first; none of an objective that is not there or not to be seen. */
    public Uni<List<RecordedObjective>> history(Viewpoint viewpoint, UUID id) {
        return database.query(viewpoint.tenant(), ObjectiveStore.VERSIONS, Tuple.of(viewpoint.tenant().value(), id))
                .map(ObjectiveStore::read)
                .map(versions -> versions.stream().filter(one -> sees(viewpoint.scope(), one)).toList());
    }

    /** What is missing or too many of the objectives of the teams that may be seen, on those days. */
    public Uni<List<Breach>> breaches(Viewpoint viewpoint, Optional<List<UUID>> teams, Period days) {
        return teams(viewpoint, teams).chain(asked -> database
                .query(viewpoint.tenant(), ObjectiveStore.OF_OWNERS,
                        ObjectiveStore.ofOwners(viewpoint.tenant(), Subject.Type.TEAM, asked, days))
                .map(ObjectiveStore::read).map(found -> asked.stream()
                        .flatMap(team -> ObjectiveRules.check(team, found.stream()
                                .filter(one -> one.owner().equals(team)).map(RecordedObjective::objective).toList(),
                                days)
                                .stream())
                        .toList()));
    }

    /** Works out how far objectives have come. */
    public Uni<List<AssessedObjective>> assess(Viewpoint viewpoint, List<RecordedObjective> objectives) {
        LocalDate today = viewpoint.today();
        List<FigureKey> keys = objectives.stream().flatMap(one -> key(one, today).stream()).distinct().toList();
        return figures.find(viewpoint, keys).map(found -> objectives.stream().map(one -> {
            Figure figure = key(one, today).map(found::get).orElse(null);
            return new AssessedObjective(viewpoint, one, figure, Progress.of(one.objective(), figure, today));
        }).toList());
    }

    /** The cursor key of a visible objective. */
    public static String key(AssessedObjective objective) {
        return ObjectiveStore.key(objective.recorded());
    }

    private Uni<List<UUID>> teams(Viewpoint viewpoint, Optional<List<UUID>> asked) {
        Optional<List<UUID>> allowed = switch (viewpoint.scope()) {
            case Scope.Company _ -> asked;
            case Scope.People(var _, var teams) -> Optional.of(asked.map(ids -> ids.stream().filter(teams::contains)
                    .toList()).orElse(List.copyOf(teams)));
        };
        Tuple arguments = Tuple.tuple().addUUID(viewpoint.tenant().value())
                .addArrayOfUUID(allowed.map(ids -> ids.toArray(UUID[]::new)).orElse(null));
        return database.query(viewpoint.tenant(), LIVE_TEAMS, arguments).map(rows -> {
            List<UUID> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getUUID(0)));
            return ids;
        });
    }

    private static boolean sees(Scope scope, RecordedObjective one) {
        return switch (one.objective().subject().type()) {
            case TEAM -> scope.seesTeams(List.of(one.owner()));
            case REP -> scope.seesReps(List.of(one.owner()));
        };
    }

    private static Optional<FigureKey> key(RecordedObjective recorded, LocalDate today) {
        Objective objective = recorded.objective();
        FigureKey.Owner owner = switch (objective.subject().type()) {
            case TEAM -> new FigureKey.Owner.Team(recorded.owner());
            case REP -> new FigureKey.Owner.Rep(recorded.owner());
        };
        return Progress.elapsedPart(objective.period(), today)
                .map(period -> new FigureKey(objective.kpi(), period, owner));
    }
}
