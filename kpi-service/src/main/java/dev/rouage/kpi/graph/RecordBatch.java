package dev.rouage.kpi.graph;

import jakarta.enterprise.context.RequestScoped;

import dev.rouage.kpi.drilldown.DrillDown;
import dev.rouage.kpi.drilldown.RecordPage;
import dev.rouage.kpi.drilldown.RecordRequest;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;

/** Opens many figures of one request into their records together: those of many reps, of groups, of points of a series. */
@RequestScoped
class RecordBatch {
    private final LoopBatch<TenantId, RecordRequest, RecordPage> batch;

    RecordBatch(DrillDown drillDown) {
        this.batch = new LoopBatch<>(drillDown::pages);
    }

    Uni<RecordPage> page(RecordRequest request) {
        return batch.add(request.origin().viewpoint().tenant(), request);
    }
}
