package dev.rouage.kpi.alert.watch;

import java.util.List;

import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Takes alerts over in the transaction in which they are raised. */
public interface AlertSink {

    /** Takes them over, or fails and they are not raised. */
    Uni<Void> accept(SqlConnection connection, TenantId tenant, List<RecordedAlert> raised);
}
