package dev.rouage.kpi.rebuild;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.rebuild.FigureJob.State;
import dev.rouage.kpi.rebuild.FigureJob.Step;
import dev.rouage.kpi.rebuild.FigureJob.Type;
import dev.rouage.kpi.restate.FeedProgress;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.kpi.turn.CompanyTurns;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Keeps the jobs of companies: one of a company is worked on at a time, the others wait. */
@ApplicationScoped
public class FigureJobs {
    private static final String COLUMNS = """
            j.id, j.kind, j.state, j.step, j.ending, j.generation::int, j.stale_generation::int, j.cursor_kind::int,
            j.cursor_id, j.done, j.sums, j.differences, j.examples, j.attempts, j.failure, j.created_at, j.started_at,
            j.finished_at
            """;
    private static final String INSERT = """
            INSERT INTO figure_job AS j (tenant_id, id, kind, state, step, generation, created_at, created_by)
            VALUES ($1, $2, $3, 'QUEUED', $4, $5, now(), $6) RETURNING
            """ + COLUMNS;
    private static final String CURRENT = "SELECT " + COLUMNS + """
            FROM figure_job j WHERE j.tenant_id = $1 AND j.state IN ('QUEUED', 'RUNNING') ORDER BY j.sequence LIMIT 1
            """;
    private static final String LATEST = "SELECT " + COLUMNS + """
            FROM figure_job j WHERE j.tenant_id = $1 AND j.kind = $2 ORDER BY j.sequence DESC LIMIT 1
            """;
    private static final String BY_ID = "SELECT " + COLUMNS + """
            FROM figure_job j WHERE j.tenant_id = $1 AND j.id = $2
            """;
    /** What is being built when something else is to be built is removed again. */
    private static final String SUPERSEDE = """
            UPDATE figure_job SET step = 'CLEAN', ending = $2, stale_generation = generation, failure = $3
            WHERE tenant_id = $1 AND kind = 'REBUILD' AND step = 'BUILD' AND state IN ('QUEUED', 'RUNNING')
            """;
    private static final String HIGHEST = """
            SELECT greatest((SELECT max(generation) FROM company_settings WHERE tenant_id = $1),
                (SELECT max(generation) FROM figure_job WHERE tenant_id = $1
                    AND (state IN ('QUEUED', 'RUNNING') OR state = 'COMPLETE' AND finished_at > now() - interval '1 day')),
                0)::int
            """;
    private static final String SAVE = """
            UPDATE figure_job SET state = $3, step = $4, ending = $5, stale_generation = $6, cursor_kind = $7,
                cursor_id = $8, done = $9, sums = $10, differences = $11, examples = $12, attempts = $13, failure = $14,
                started_at = coalesce(started_at, now()),
                finished_at = CASE WHEN $3 IN ('QUEUED', 'RUNNING') THEN NULL ELSE now() END
            WHERE tenant_id = $1 AND id = $2
            """;
    private static final int GENERATIONS = 32_768;

    private final TenantDatabase database;
    private final FeedProgress progress;
    private final ReportingSettings settings;
    private final CompanyTurns turns;

    FigureJobs(TenantDatabase database, FeedProgress progress, ReportingSettings settings, CompanyTurns turns) {
        this.database = database;
        this.progress = progress;
        this.settings = settings;
        this.turns = turns;
    }

    /** Builds all figures anew, by the settings that are decided. */
    public Uni<FigureJob> startRebuild(TenantId tenant, String author) {
        return database.inTransaction(tenant, connection -> progress.lock(connection, tenant)
                .chain(() -> settings.editions(connection, tenant))
                .chain(editions -> startBuild(connection, tenant, author, editions.getLast().reporting())));
    }

    /** Compares all figures with the records. */
    public Uni<FigureJob> startAudit(TenantId tenant, String author) {
        return database.inTransaction(tenant,
                connection -> insert(connection, tenant, Type.AUDIT, Step.JOURNEYS, null, author));
    }

    /**
     * Builds a generation that is reported in that, to be shown when it is complete; whatever was being built is given up.
     * The caller holds the lock of {@link FeedProgress}.
     */
    Uni<FigureJob> startBuild(SqlConnection connection, TenantId tenant, String author, Reporting reporting) {
        return giveUpBuild(connection, tenant, State.SUPERSEDED, null)
                .chain(() -> connection.preparedQuery(HIGHEST).execute(Tuple.of(tenant.value())))
                .map(rows -> (rows.iterator().next().getInteger(0) + 1) % GENERATIONS)
                .call(generation -> settings.build(connection, new Edition(tenant, generation, reporting)))
                .chain(generation -> insert(connection, tenant, Type.REBUILD, Step.BUILD, generation, author));
    }

    /** Gives up what is being built, if anything is; its rows are removed by its job. The caller holds the lock. */
    Uni<Void> giveUpBuild(SqlConnection connection, TenantId tenant, State ending, @Nullable String failure) {
        return connection.preparedQuery(SUPERSEDE).execute(Tuple.of(tenant.value(), ending.name(), failure))
                .chain(() -> settings.forgetNext(connection, tenant));
    }

    /** The company's latest job of that type. */
    public Uni<Optional<FigureJob>> latest(TenantId tenant, Type type) {
        return database.query(tenant, LATEST, Tuple.of(tenant.value(), type.name())).map(FigureJobs::first);
    }

    /** The job of that id, if the company has one. */
    public Uni<Optional<FigureJob>> find(TenantId tenant, UUID id) {
        return database.query(tenant, BY_ID, Tuple.of(tenant.value(), id)).map(FigureJobs::first);
    }

    /** The job whose turn it is. */
    Uni<Optional<FigureJob>> current(TenantId tenant) {
        return database.query(tenant, CURRENT, Tuple.of(tenant.value())).map(FigureJobs::first);
    }

    /** The job as it is now, for as long as the transaction lasts; empty when it is at another step by now. */
    Uni<Optional<FigureJob>> lock(SqlConnection connection, TenantId tenant, FigureJob seen) {
        return connection.preparedQuery(BY_ID + " FOR UPDATE").execute(Tuple.of(tenant.value(), seen.id()))
                .map(FigureJobs::first).map(found -> found.filter(now -> now.place().step() == seen.place().step()));
    }

    Uni<Void> save(SqlConnection connection, TenantId tenant, FigureJob job) {
        FigureJob.Place place = job.place();
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addUUID(job.id())
                .addString(job.standing().state().name()).addString(place.step().name())
                .addString(job.generations().ending()).addInteger(job.generations().stale())
                .addInteger(place.kind() == null ? null : place.kind().code()).addUUID(place.after())
                .addLong(place.done()).addLong(job.report().sums()).addLong(job.report().differences())
                .addArrayOfString(job.report().examples().toArray(String[]::new))
                .addInteger(job.standing().attempts()).addString(job.standing().failure());
        return connection.preparedQuery(SAVE).execute(arguments).replaceWithVoid();
    }

    private Uni<FigureJob> insert(SqlConnection connection, TenantId tenant, Type type, Step step,
            @Nullable Integer generation, String author) {
        Tuple arguments = Tuple.tuple().addUUID(tenant.value()).addUUID(UUID.randomUUID()).addString(type.name())
                .addString(step.name()).addInteger(generation).addString(author);
        return connection.preparedQuery(INSERT).execute(arguments).map(rows -> read(rows.iterator().next()))
                .call(() -> turns.plan(connection, tenant, JobTask.NAME, Duration.ZERO));
    }

    private static Optional<FigureJob> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(FigureJobs::read);
    }

    private static FigureJob read(Row row) {
        Integer kind = row.getInteger(7);
        UUID after = row.getUUID(8);
        return new FigureJob(row.getUUID(0), Type.valueOf(row.getString(1)),
                new FigureJob.Standing(State.valueOf(row.getString(2)), row.getInteger(13), row.getString(14)),
                new FigureJob.Place(Step.valueOf(row.getString(3)), kind == null ? null : JourneyKind.ofCode(kind),
                        after == null ? FigureJob.Place.BEGINNING : after, row.getLong(9)),
                new FigureJob.Generations(row.getInteger(5), row.getInteger(6), row.getString(4)),
                FigureJob.report(row.getLong(10), row.getLong(11), row.getArrayOfStrings(12)),
                new FigureJob.Times(row.getOffsetDateTime(15), row.getOffsetDateTime(16), row.getOffsetDateTime(17)));
    }
}
