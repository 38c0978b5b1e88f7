package dev.rouage.kpi.drilldown;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;

/**
 * Finds the records of figures, page by page. Journeys are found by kind and day; which of them a figure is made of shows in
 * what they contribute. So pages take one statement, however many are asked for, where most of what is found belongs to
 * them, and at most a handful.
 */
@ApplicationScoped
public class DrillDown {
    /** Each search brings some ten arguments of the 65,535 that a statement may have. */
    private static final int MOST_AT_ONCE = 500;

    private final JourneySource journeys;

    DrillDown(JourneySource journeys) {
        this.journeys = journeys;
    }

    /** The page. */
    public Uni<RecordPage> page(RecordRequest request) {
        return pages(request.origin().viewpoint().tenant(), List.of(request))
                .map(pages -> pages.values().iterator().next());
    }

    /** A page for each request of the company. */
    public Uni<Map<RecordRequest, RecordPage>> pages(TenantId tenant, Collection<RecordRequest> requests) {
        List<PageSearch> all = requests.stream().map(PageSearch::new).toList();
        return search(tenant, all).map(_ -> {
            Map<RecordRequest, RecordPage> pages = new LinkedHashMap<>();
            all.forEach(search -> pages.put(search.request(), search.page()));
            return pages;
        });
    }

    private Uni<Void> search(TenantId tenant, List<PageSearch> all) {
        List<PageSearch> open = all.stream().filter(search -> !search.isOver()).limit(MOST_AT_ONCE).toList();
        if (open.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return journeys.find(tenant, open.stream().map(PageSearch::next).toList()).chain(found -> {
            for (int i = 0; i < open.size(); i++) {
                open.get(i).take(found.get(i));
            }
            return search(tenant, all);
        });
    }
}
