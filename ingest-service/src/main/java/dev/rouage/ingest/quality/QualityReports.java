package dev.rouage.ingest.quality;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.tenant.Role;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers at once with the latest report and has it computed anew behind the caller's back when it is no longer fresh: one
 * report of a company at a time, in whichever replica was asked.
 */
@ApplicationScoped
public class QualityReports {
    private static final Logger LOG = Logger.getLogger(QualityReports.class);

    private final QualityStore store;
    private final QualityComputation computation;
    private final QualityConfig config;

    QualityReports(QualityStore store, QualityComputation computation, QualityConfig config) {
        this.store = store;
        this.computation = computation;
        this.config = config;
    }

    /** The report of that scope; examples only for who may see every record. */
    Uni<QualityReport> report(Viewer viewer, QualityScope scope) {
        TenantId tenant = viewer.tenant();
        return store.claim(tenant, scope, config.freshness().toMillis())
                .invoke(claimed -> {
                    if (claimed) {
                        compute(tenant, scope);
                    }
                })
                .chain(() -> store.find(tenant, scope))
                .chain(kept -> maySeeRecords(viewer)
                        ? store.names(tenant, kept.findings()).map(names -> report(scope, kept, names))
                        : Uni.createFrom().item(report(scope, kept, null)));
    }

    private static boolean maySeeRecords(Viewer viewer) {
        return viewer.has(Role.ADMIN) || viewer.has(Role.INTEGRATOR);
    }

    private void compute(TenantId tenant, QualityScope scope) {
        computation.compute(tenant, scope).chain(found -> store.finish(tenant, scope, found))
                .onFailure().call(failure -> {
                    LOG.warnf("A quality report of %s failed: %s", tenant, failure.toString());
                    return store.fail(tenant, scope).onFailure().recoverWithNull();
                })
                .subscribe().with(_ -> LOG.debugf("A quality report of %s is done", tenant),
                        failure -> LOG.debugf("A quality report of %s is not done: %s", tenant, failure));
    }

    private static QualityReport report(QualityScope scope, QualityStore.Kept kept,
            @Nullable Map<UUID, QualityExample> names) {
        List<QualityFinding> findings = kept.findings().stream()
                .map(one -> new QualityFinding(one.code(), one.kind(), one.field(),
                        one.detail().isEmpty() ? null : one.detail(), one.count(), one.of(),
                        names == null
                                ? null
                                : one.examples().stream().map(names::get).filter(Objects::nonNull).toList()))
                .toList();
        return new QualityReport(scope.source(), scope.load() == null ? null : scope.load().toString(), kept.state(),
                kept.computedAt(), kept.records(), findings, kept.unfinished());
    }
}
