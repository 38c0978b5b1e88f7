package dev.rouage.ingest.graph;

import java.time.LocalDate;
import java.util.UUID;

import io.smallrye.graphql.api.federation.FieldSet;
import io.smallrye.graphql.api.federation.Key;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A sales person. */
@Key(fields = @FieldSet("id"))
@Description("A sales person")
public record Rep(
        @Id @NonNull @Description("Its id in the graph") String id,
        @NonNull @Description("The name as the CRM has it") String name,
        @Description("The e-mail address; null when the CRM has none") @Nullable String email,
        @Description("What it does, in the CRM's words; null when the CRM has none") @Nullable String role,
        @Description("The first working day; null when the CRM does not tell") @Nullable LocalDate hiredOn,
        @Description("The last working day; null while it works here") @Nullable LocalDate leftOn,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId,
        @Ignore @Nullable UUID teamId) {

    static Rep of(GraphRecord found) {
        return new Rep(found.id().toString(), String.valueOf(found.text("name")), found.text("email"),
                found.text("role"), found.day("hiredOn"), found.day("leftOn"), found.source(), found.externalId(),
                found.reference("team"));
    }
}
