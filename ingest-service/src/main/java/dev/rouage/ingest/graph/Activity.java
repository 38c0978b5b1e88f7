package dev.rouage.ingest.graph;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Something that was done for a sale: a call, an e-mail, a meeting. */
@Description("Something that was done for a sale: a call, an e-mail, a meeting")
public record Activity(
        @Id @NonNull @Description("Its id in the graph") String id,
        @NonNull @Description("CALL, EMAIL, MEETING, DEMO, RESEARCH, PERSONALISATION or OTHER") String type,
        @NonNull @Description("When it was done, or began") Instant at,
        @Description("INBOUND or OUTBOUND; null when the CRM does not tell") @Nullable String direction,
        @Description("Whether a machine did it; null when the CRM does not tell") @Nullable Boolean automated,
        @Description("How long it took, in minutes; null when the CRM does not tell") @Nullable BigDecimal minutes,
        @NonNull @Description("The system that the record comes from") String source,
        @NonNull @Description("Its id in that system") String externalId,
        @Ignore @Nullable UUID repId, @Ignore @Nullable UUID leadId, @Ignore @Nullable UUID opportunityId,
        @Ignore @Nullable UUID accountId) {

    static Activity of(GraphRecord found) {
        return new Activity(found.id().toString(), String.valueOf(found.text("type")),
                Instant.parse(String.valueOf(found.text("at"))), found.text("direction"), found.flag("automated"),
                found.decimal("minutes"), found.source(), found.externalId(), found.reference("rep"),
                found.reference("lead"), found.reference("opportunity"), found.reference("account"));
    }
}
