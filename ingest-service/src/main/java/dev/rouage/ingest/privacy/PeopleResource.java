package dev.rouage.ingest.privacy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.rouage.ingest.record.Erasure;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.ingest.record.RecordKey;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Erases people. An admin decides such a thing; a machine that only passes the CRM's own decision on may do it too, for it
 * could overwrite the same fields with a push.
 */
@Path("/v1/people")
@RolesAllowed({"admin", "integrator"})
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {
    private static final int LONGEST_NAME = 255;

    private final CurrentViewer viewer;
    private final PrivacyErasure erasure;

    PeopleResource(CurrentViewer viewer, PrivacyErasure erasure) {
        this.viewer = viewer;
        this.erasure = erasure;
    }

    /** Erases a person; the same again is fine. */
    @DELETE
    @Path("/{kind}/{source}/{externalId}")
    @Operation(operationId = "erasePerson", summary = "Erase a rep, lead or account that is a person", description = "Names, e-mail, fields of the source's own and earlier values go, also from the records merged with it; what figures count stays under a pseudonym. Later writes are rejected with PERSON_ERASED. A person not known yet is marked, too.")
    @APIResponse(responseCode = "200", description = "What was erased", content = @Content(schema = @Schema(implementation = ErasureReceipt.class)))
    @APIResponse(responseCode = "404", description = "UNKNOWN_KIND: people are reps, leads and accounts")
    public Uni<ErasureReceipt> erase(
            @Parameter(description = "rep, lead or account", example = "rep") @PathParam("kind") String kind,
            @Parameter(description = "The system that knows the person", example = "my-crm") @PathParam("source") String source,
            @Parameter(description = "The person's id there", example = "7") @PathParam("externalId") String externalId) {
        RecordKind recordKind = RecordKind.ofWireName(kind).filter(Erasure::isPersonal)
                .orElseThrow(() -> new RouageException(RecordErrorCode.UNKNOWN_KIND,
                        "People are of the kinds rep, lead and account"));
        check("source", source);
        check("externalId", externalId);
        TenantId tenant = viewer.get().tenant();
        return erasure.erase(tenant, new RecordKey(source, recordKind, externalId));
    }

    private static void check(String name, String value) {
        if (value.isEmpty() || value.length() > LONGEST_NAME || !StrictJson.isStorable(value)) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "'" + name + "' has 1 to " + LONGEST_NAME + " characters");
        }
    }
}
