package dev.rouage.kpi.rebuild;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.record.TeamRecords;
import dev.rouage.kpi.restate.FeedProgress;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.kpi.settings.Settings;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Changes what a company decides: at once where no sum moves, by building a new generation of figures where they do. */
@ApplicationScoped
public class SettingsUpdate {
    private static final String HAS_RECORDS = "SELECT EXISTS (SELECT FROM crm_record WHERE tenant_id = $1)";

    private final TenantDatabase database;
    private final FeedProgress progress;
    private final ReportingSettings settings;
    private final FigureJobs jobs;
    private final TeamRecords teams;

    SettingsUpdate(TenantDatabase database, FeedProgress progress, ReportingSettings settings, FigureJobs jobs,
            TeamRecords teams) {
        this.database = database;
        this.progress = progress;
        this.settings = settings;
        this.jobs = jobs;
        this.teams = teams;
    }

    /** What is decided, whether figures have got there or not. */
    public Uni<Settings> decided(TenantId tenant) {
        return database.inTransaction(tenant, connection -> decided(connection, tenant));
    }

    /** Whether figures are shown by what is decided. */
    public Uni<Boolean> inForce(TenantId tenant) {
        return database.inTransaction(tenant, connection -> settings.next(connection, tenant)).map(Optional::isEmpty);
    }

    /**
     * Decides that; answers with what is decided from now on. Fails with {@code NOT_FOUND} for hours of a team that the company
     * does not have, whether another one does or not; a team that had hours already may have gone meanwhile.
     */
    public Uni<Settings> change(TenantId tenant, String author, UnaryOperator<Settings> change) {
        return database.inTransaction(tenant, connection -> progress.lock(connection, tenant)
                .chain(() -> decided(connection, tenant))
                .chain(old -> checkTeams(connection, tenant, old, change.apply(old)))
                .call(changed -> settings.editions(connection, tenant).chain(editions -> {
                    Edition live = editions.getFirst();
                    return settings.show(connection, live)
                            .chain(() -> settings.decide(connection, tenant, changed.policy()))
                            .chain(() -> report(connection, author, live, editions.getLast(), changed.reporting()));
                })));
    }

    private Uni<Settings> checkTeams(SqlConnection connection, TenantId tenant, Settings old, Settings changed) {
        Set<UUID> named = new TreeSet<>(changed.reporting().teamHours().keySet());
        named.removeAll(old.reporting().teamHours().keySet());
        return named.isEmpty()
                ? Uni.createFrom().item(changed)
                : teams.live(connection, tenant, named).invoke(named::removeAll).map(_ -> {
                    if (!named.isEmpty()) {
                        throw new RouageException(StandardErrorCode.NOT_FOUND,
                                "There is no team " + named.iterator().next());
                    }
                    return changed;
                });
    }

    private Uni<Void> report(SqlConnection connection, String author, Edition live, Edition last,
            Reporting reporting) {
        if (reporting.equals(last.reporting())) {
            return Uni.createFrom().voidItem();
        }
        TenantId tenant = live.tenant();
        if (reporting.equals(live.reporting())) {
            return jobs.giveUpBuild(connection, tenant, FigureJob.State.SUPERSEDED, null);
        }
        return connection.preparedQuery(HAS_RECORDS).execute(Tuple.of(tenant.value()))
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? jobs.startBuild(connection, tenant, author, reporting).replaceWithVoid()
                        : settings.show(connection, new Edition(tenant, live.generation(), reporting)));
    }

    private Uni<Settings> decided(SqlConnection connection, TenantId tenant) {
        return settings.editions(connection, tenant).chain(editions -> settings.policy(connection, tenant)
                .map(policy -> new Settings(editions.getLast().reporting(), policy)));
    }
}
