package dev.rouage.ingest.graph;

import java.util.UUID;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A team of sales people. */
@Key(fields = @FieldSet("id"))
@Description("A team of sales people; teams form a tree")
public record Team(
        @Id @NonNull @Description("Its id in the graph") String id,
        @NonNull @Description("The name as the CRM has it") String name,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId,
        @Ignore @Nullable UUID parentId, @Ignore @Nullable UUID managerId) {

    static Team of(GraphRecord found) {
        return new Team(found.id().toString(), String.valueOf(found.text("name")), found.source(),
                found.externalId(), found.reference("parentTeam"), found.reference("manager"));
    }
}
