package dev.rouage.kpi.training;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.kpi.journey.training.TrainingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads events by their type; what is of no known type, or lacks a field that its type needs, is no event of ours. The types
 * and their fields are in {@code docs/contracts.md}.
 */
final class TrainingEventReader {
    private TrainingEventReader() {}

    /** The event, if it is one. */
    static Optional<TrainingEvent> read(String type, UUID id, Instant at, JsonNode fields) {
        try {
            return Optional.ofNullable(switch (type) {
                case "MODULE_COMPLETED" -> new TrainingEvent.ModuleCompleted(id, at,
                        fields.required("minutes").asInt());
                case "MILESTONE_ASSIGNED" -> new TrainingEvent.MilestoneAssigned(id, at, day(fields, "dueOn"));
                case "MILESTONE_COMPLETED" -> new TrainingEvent.MilestoneCompleted(id, at,
                        day(fields, "completedOn"));
                case "ATTEMPT_FINISHED" -> new TrainingEvent.AttemptFinished(id, at,
                        fields.required("passed").asBoolean());
                case "SKILL_ASSESSED" -> new TrainingEvent.SkillAssessed(id, at,
                        fields.required("required").asBoolean(), fields.required("acquired").asBoolean());
                case "SESSION_PLANNED" -> new TrainingEvent.SessionPlanned(id, at,
                        OffsetDateTime.parse(fields.required("plannedFor").asText()).toInstant());
                case "SESSION_HELD" -> new TrainingEvent.SessionHeld(id, at);
                default -> null;
            });
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    /** What the event is about; empty when it does not say. An event that is withdrawn says it too. */
    static Optional<UUID> subject(String type, UUID rep, JsonNode fields) {
        return Optional.ofNullable(switch (type) {
            case "MODULE_COMPLETED" -> ofRep(rep, "module", fields);
            case "MILESTONE_ASSIGNED", "MILESTONE_COMPLETED" -> ofRep(rep, "milestone", fields);
            case "ATTEMPT_FINISHED" -> ofRep(rep, "exercise", fields);
            case "SKILL_ASSESSED" -> ofRep(rep, "skill", fields);
            case "SESSION_PLANNED", "SESSION_HELD" -> ofRep(rep, "session", fields);
            default -> null;
        });
    }

    private static @Nullable UUID ofRep(UUID rep, String kind, JsonNode fields) {
        JsonNode name = fields.get(kind);
        return name == null || name.isNull()
                ? null
                : UUID.nameUUIDFromBytes((rep + "/" + kind + "/" + name.asText()).getBytes(StandardCharsets.UTF_8));
    }

    private static LocalDate day(JsonNode fields, String name) {
        return LocalDate.parse(fields.required(name).asText());
    }
}
