package dev.rouage.ingest.bulk;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What the caller says about an import, beside its body. */
public class ImportParameters {
    @QueryParam("kind")
    @Parameter(description = "The kind of the records; may be left out with mapping and object", example = "account")
    @Nullable
    String kind;

    @QueryParam("source")
    @Parameter(description = "The source of lines that name none", example = "my-crm")
    @Nullable
    String source;

    @QueryParam("mapping")
    @Parameter(description = "A preset that reads the export of a CRM as it is", example = "salesforce")
    @Nullable
    String mapping;

    @QueryParam("connection")
    @Parameter(description = "A connection whose mapping, with its overrides and stages, reads the file; source and mapping are then the connection's", example = "7f0c1c7e-6d3f-4a77-9a55-0e2f0a5d8a11")
    @Nullable
    String connection;

    @QueryParam("object")
    @Parameter(description = "With mapping or connection: what the lines are over there; needed where several objects make records of that kind", example = "Opportunity")
    @Nullable
    String object;

    @QueryParam("id")
    @Parameter(description = "CSV only: the column that holds the external id; default externalId")
    @Nullable
    String id;

    @QueryParam("resync")
    @Parameter(description = "The file is everything of that kind from 'source': what it lacks is deleted at its end, unless a line was rejected")
    boolean resync;

    @QueryParam("asOf")
    @Parameter(description = "With resync: when the file was made; what was written later stays. Default: when the import begins")
    @Nullable
    String asOf;

    @HeaderParam("Idempotency-Key")
    @Parameter(description = "Names this request for 24 hours", required = true, example = "accounts-2026-01-31")
    @Nullable
    String key;

    @HeaderParam("Content-Encoding")
    @Nullable
    String encoding;

    @HeaderParam("Content-Length")
    @Parameter(hidden = true)
    @Nullable
    Long length;

    @HeaderParam("Content-Type")
    @Parameter(hidden = true)
    @Nullable
    String type;
}
