package dev.rouage.ingest.connection;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * A connection to set up; prints without its secret.
 */
@Input("NewConnection")
@Description("A connection to a CRM to set up")
public record NewConnection(@NonNull @Description("Who sends the webhooks") Vendor vendor,
        @NonNull @Description("The name under which its records are kept, such as hubspot:12345678") String source,
        @NonNull @Description("What the vendor signs with; stored encrypted, never shown again") String secret,
        @Description("The mapping preset; the vendor's own when absent") @Nullable String preset,
        @Description("Changes to the preset, as the text of a JSON merge patch") @Nullable String overrides) {

    @Override
    public String toString() {
        return "NewConnection[" + vendor + ", " + source + "]";
    }
}
