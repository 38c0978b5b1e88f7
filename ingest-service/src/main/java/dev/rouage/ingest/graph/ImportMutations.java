package dev.rouage.ingest.graph;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** What can be done about imports. */
@GraphQLApi
@RolesAllowed({"integrator", "admin"})
public class ImportMutations {
    private final CurrentViewer viewer;
    private final ImportRecords imports;

    ImportMutations(CurrentViewer viewer, ImportRecords imports) {
        this.viewer = viewer;
        this.imports = imports;
    }

    @Mutation
    @NonNull
    @Description("Cancels an import that is under way and answers with it; one that has ended stays as it is. What has been applied stays. NOT_FOUND when the company has none of that id")
    public Uni<Import> cancelImport(@Id @NonNull @Description("Its id") String id) {
        return imports.cancel(viewer.get().tenant(), GraphId.parse(id)).map(found -> {
            if (found == null) {
                throw new RouageException(StandardErrorCode.NOT_FOUND, "There is no import '" + id + "'");
            }
            return found;
        });
    }
}
