package dev.rouage.kpi.feed;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** A spend depends on itself, and on rates as every journey does: see {@link RateFanOutRule}. */
@ApplicationScoped
class SpendFanOutRule implements FanOutRule {

    @Override
    public Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        return Uni.createFrom().item(Touched.of(JourneyKind.SPEND, changes.stream()
                .filter(change -> change.kind() == RecordKind.SPEND).map(RecordChange::id).toList()));
    }
}
