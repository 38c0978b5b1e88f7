package dev.rouage.kpi.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.kpi.journey.Moment;
import dev.rouage.kpi.journey.lead.Activity;
import dev.rouage.kpi.journey.lead.ActivityType;
import dev.rouage.kpi.journey.lead.Lead;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads lead records, and what was done for leads. */
@ApplicationScoped
public class LeadRecords {
    private static final String BY_ID = """
            SELECT id, fields::text FROM crm_record
            WHERE tenant_id = $1 AND kind = 'lead' AND id = ANY ($2) AND state = 'LIVE'
            """;
    private static final String ACTIVITIES = """
            SELECT lead_ref, fields::text FROM crm_record
            WHERE tenant_id = $1 AND kind = 'activity' AND lead_ref = ANY ($2) AND state = 'LIVE'
            """;

    /** Those of the leads that are live and have a time of detection; a deleted or merged one has left. */
    public Uni<List<Lead>> live(SqlConnection connection, TenantId tenant, Collection<UUID> ids) {
        return connection.preparedQuery(BY_ID).execute(Tuple.of(tenant.value(), ids.toArray(UUID[]::new)))
                .map(rows -> {
                    List<Lead> leads = new ArrayList<>(rows.size());
                    rows.forEach(row -> lead(row).ifPresent(leads::add));
                    return leads;
                });
    }

    /** What was done for each of these leads, as the activities state it: merges are not followed. */
    public Uni<Map<UUID, List<Activity>>> activities(SqlConnection connection, TenantId tenant,
            Collection<UUID> leads) {
        return connection.preparedQuery(ACTIVITIES).execute(Tuple.of(tenant.value(), leads.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<Activity>> activities = new HashMap<>();
                    rows.forEach(row -> activity(RecordJson.read(row.getString(1))).ifPresent(activity -> activities
                            .computeIfAbsent(row.getUUID(0), _ -> new ArrayList<>()).add(activity)));
                    return activities;
                });
    }

    /** The activity that a record of that kind describes; empty where its type or its time can't be read. */
    public static Optional<Activity> activity(JsonNode fields) {
        return RecordJson.text(fields, "type").flatMap(LeadRecords::type).flatMap(type -> instant(fields, "at")
                .map(at -> new Activity(type, "OUTBOUND".equals(RecordJson.text(fields, "direction").orElse("")),
                        "true".equals(RecordJson.text(fields, "automated").orElse("")), at,
                        RecordJson.decimal(fields, "minutes").orElse(null))));
    }

    private static Optional<Lead> lead(Row row) {
        JsonNode fields = RecordJson.read(row.getString(1));
        return instant(fields, "detectedAt").map(detectedAt -> new Lead(row.getUUID(0), detectedAt,
                instant(fields, "qualifiedAt").orElse(null), RecordJson.id(fields, "owner").orElse(null),
                RecordJson.id(fields, "account").orElse(null)));
    }

    private static Optional<ActivityType> type(String text) {
        return switch (text) {
            case "CALL" -> Optional.of(ActivityType.CALL);
            case "EMAIL" -> Optional.of(ActivityType.EMAIL);
            case "MEETING" -> Optional.of(ActivityType.MEETING);
            case "DEMO" -> Optional.of(ActivityType.DEMO);
            case "RESEARCH" -> Optional.of(ActivityType.RESEARCH);
            case "PERSONALISATION" -> Optional.of(ActivityType.PERSONALISATION);
            case "OTHER" -> Optional.of(ActivityType.OTHER);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> instant(JsonNode fields, String name) {
        return RecordJson.text(fields, name).flatMap(Moment::parse).flatMap(moment -> switch (moment) {
            case Moment.AtInstant(Instant instant) -> Optional.of(instant);
            case Moment.OnDay _ -> Optional.empty();
        });
    }
}
