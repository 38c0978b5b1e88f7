package dev.rouage.ingest.connection;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A connection to set up; prints without its secret. */
@Input("NewConnection")
@Description("A connection to a CRM to set up")
public class NewConnection {
    /** Who sends. */
    @NonNull
    @Description("Who sends the webhooks")
    public Vendor vendor = Vendor.STANDARD;

    /** Whose records. */
    @NonNull
    @Description("The name under which its records are kept, such as hubspot:12345678")
    public String source = "";

    /** What signs. */
    @NonNull
    @Description("What the vendor signs with; stored encrypted, never shown again")
    public String secret = "";

    /** Which mapping. */
    @Description("The mapping preset; the vendor's own when absent")
    public @Nullable String preset;

    /** What differs from it. */
    @Description("Changes to the preset, as the text of a JSON merge patch")
    public @Nullable String overrides;

    @Override
    public String toString() {
        return "NewConnection[" + vendor + ", " + source + "]";
    }
}
