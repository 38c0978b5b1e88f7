package dev.rouage.ingest.graph;

import jakarta.annotation.security.RolesAllowed;

import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Imports and how far they have come. */
@GraphQLApi
@RolesAllowed({"integrator", "admin", "manager"})
public class ImportQueries {
    private final CurrentViewer viewer;
    private final ImportRecords imports;

    ImportQueries(CurrentViewer viewer, ImportRecords imports) {
        this.viewer = viewer;
        this.imports = imports;
    }

    @Query("import")
    @Description("An import; null when the company has none of that id")
    public Uni<@Nullable Import> importOf(@Id @NonNull @Description("Its id") String id) {
        return imports.find(viewer.get().tenant(), GraphId.parse(id));
    }

    @Query
    @NonNull
    @Description("The company's imports, the latest first")
    public Uni<ImportConnection> imports(
            @Description("Only of records of that kind, such as 'opportunity'; all when absent") @Nullable String kind,
            @Name("state") @Description("Only those that have come so far; all when absent") @Nullable ImportStatus state,
            @Description("How many, 1 to 100; 20 when absent") @Nullable Integer first,
            @Description("The cursor behind which the page begins") @Nullable String after) {
        if (kind != null && RecordKind.ofWireName(kind).isEmpty()) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "There is no kind '" + kind + "' of records");
        }
        PageRequest page = PageRequest.of(first, after);
        return imports.recent(viewer.get().tenant(), kind, state, page).map(found -> ImportConnection.of(page, found));
    }
}
