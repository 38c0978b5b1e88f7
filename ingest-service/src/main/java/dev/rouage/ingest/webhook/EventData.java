package dev.rouage.ingest.webhook;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.privacy.Person;
import dev.rouage.ingest.privacy.PersonalData;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Events and waiting changes, when somebody is erased by other means than a webhook. */
@ApplicationScoped
class EventData implements PersonalData {
    private final KeptEvents kept;

    EventData(KeptEvents kept) {
        this.kept = kept;
    }

    @Override
    public Uni<Integer> erase(SqlConnection connection, TenantId tenant, Person person) {
        return kept.forget(connection, tenant, person);
    }
}
