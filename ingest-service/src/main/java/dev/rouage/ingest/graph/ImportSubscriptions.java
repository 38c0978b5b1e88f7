package dev.rouage.ingest.graph;

import java.time.Duration;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * Tells how imports come along. Any replica may receive the import, so the table is looked at again and again: by its key,
 * and only while somebody listens. Whoever subscribes is known from the token of the connection, which ends with the token.
 */
@GraphQLApi
@RolesAllowed({"integrator", "admin", "manager"})
public class ImportSubscriptions {
    private final CurrentViewer viewer;
    private final ImportRecords imports;
    private final Duration pause;

    ImportSubscriptions(CurrentViewer viewer, ImportRecords imports,
            @ConfigProperty(name = "rouage.ingest.progress.pause", defaultValue = "500ms") Duration pause) {
        this.viewer = viewer;
        this.imports = imports;
        this.pause = pause;
    }

    @Subscription
    @Description("An import, at once and whenever it has come further, until it has ended; null with NOT_FOUND when the company has none of that id")
    public Multi<Import> importProgress(@Id @NonNull @Description("Its id") String id) {
        TenantId tenant = viewer.get().tenant();
        @Nullable
        UUID importId = GraphId.parse(id);
        return Multi.createBy().repeating().uni(() -> found(tenant, importId, id))
                .withDelay(pause).whilst(found -> !found.state().isOver())
                .skip().repetitions();
    }

    private Uni<Import> found(TenantId tenant, @Nullable UUID importId, String id) {
        return imports.find(tenant, importId).map(found -> {
            if (found == null) {
                throw new RouageException(StandardErrorCode.NOT_FOUND, "There is no import '" + id + "'");
            }
            return found;
        });
    }
}
