package dev.rouage.kpi.drilldown;

import java.util.List;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;

/** Finds journeys. */
public interface JourneySource {

    /** What each search finds, in the order of pages and in one round trip to the database. */
    Uni<List<List<FoundJourney>>> find(TenantId tenant, List<JourneySearch> searches);
}
