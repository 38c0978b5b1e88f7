package dev.rouage.kpi;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import dev.rouage.kpi.drilldown.FoundJourney;
import dev.rouage.kpi.drilldown.JourneyReader;
import dev.rouage.kpi.drilldown.JourneySearch;
import dev.rouage.kpi.drilldown.JourneySource;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;

/** Counts how often journeys are looked for. */
@Alternative
@Priority(1)
@ApplicationScoped
class CountingJourneys implements JourneySource {
    private final JourneyReader reader;
    private final AtomicInteger statements = new AtomicInteger();

    CountingJourneys(JourneyReader reader) {
        this.reader = reader;
    }

    @Override
    public Uni<List<List<FoundJourney>>> find(TenantId tenant, List<JourneySearch> searches) {
        statements.incrementAndGet();
        return reader.find(tenant, searches);
    }

    /** How often since the last call. */
    int statements() {
        return statements.getAndSet(0);
    }
}
