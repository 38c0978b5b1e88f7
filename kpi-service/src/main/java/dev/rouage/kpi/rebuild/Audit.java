package dev.rouage.kpi.rebuild;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.RollupKey;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.restate.FeedProgress;
import dev.rouage.kpi.restate.FullCalculation;
import dev.rouage.kpi.rollup.RollupStore;
import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Compares a company's sums with what its records come to, and changes nothing. */
@ApplicationScoped
public class Audit {
    private static final int MOST_EXAMPLES = 20;

    private final TenantDatabase database;
    private final FeedProgress progress;
    private final ReportingSettings settings;
    private final FullCalculation calculation;
    private final RollupStore rollups;

    Audit(TenantDatabase database, FeedProgress progress, ReportingSettings settings, FullCalculation calculation,
            RollupStore rollups) {
        this.database = database;
        this.progress = progress;
        this.settings = settings;
        this.calculation = calculation;
        this.rollups = rollups;
    }

    /**
     * What an audit found.
     *
     * @param sums
     *            how many sums the records come to
     * @param differences
     *            how many sums are other than they should be, missing or superfluous
     * @param examples
     *            some of them, in words
     */
    public record Report(long sums, long differences, List<String> examples) {}

    /** Audits the edition that is shown; the feed waits meanwhile. */
    public Uni<Report> of(TenantId tenant) {
        return database.inTransaction(tenant, connection -> progress.lock(connection, tenant)
                .chain(() -> settings.live(connection, tenant))
                .chain(edition -> calculation.of(connection, edition)
                        .chain(expected -> rollups.all(connection, edition)
                                .map(stored -> compare(expected, stored)))));
    }

    private static Report compare(Map<RollupKey, Sum> expected, Map<RollupKey, Sum> stored) {
        List<String> differences = Stream.concat(expected.keySet().stream(), stored.keySet().stream())
                .distinct().filter(key -> !same(expected.get(key), stored.get(key)))
                .map(key -> key + " is " + stored.get(key) + ", should be " + expected.get(key)).toList();
        return new Report(expected.size(), differences.size(),
                differences.stream().limit(MOST_EXAMPLES).toList());
    }

    /** A sum of nothing is as good as none. */
    private static boolean same(@Nullable Sum one, @Nullable Sum other) {
        if (one == null || other == null) {
            Sum only = one == null ? other : one;
            return only == null || only.isZero();
        }
        return one.count() == other.count() && one.value().compareTo(other.value()) == 0;
    }
}
