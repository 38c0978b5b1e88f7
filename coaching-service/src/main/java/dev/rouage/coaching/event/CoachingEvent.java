package dev.rouage.coaching.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** Something that happened in coaching, as the other services are told of it. */
public sealed interface CoachingEvent {

    /** Unique for ever; the same when the same thing is told again. */
    UUID id();

    /** Whom it is about. */
    UUID rep();

    /** When it happened. */
    Instant at();

    /** Its type on the wire. */
    String type();

    /** What is particular to its type. */
    ObjectNode fields();

    /** Grows when the same thing is told again with other content. */
    default long revision() {
        return 1;
    }

    /** Whether it is not so after all. */
    default boolean withdrawn() {
        return false;
    }

    /**
     * A person has completed a module.
     *
     * @param minutes
     *            the time spent on it
     */
    record ModuleCompleted(UUID id, UUID rep, Instant at, UUID program, UUID module, int minutes)
            implements
                CoachingEvent {

        @Override
        public String type() {
            return "MODULE_COMPLETED";
        }

        @Override
        public ObjectNode fields() {
            return JsonNodeFactory.instance.objectNode().put("program", program.toString())
                    .put("module", module.toString()).put("minutes", minutes);
        }
    }

    /**
     * A person has to reach a milestone.
     *
     * @param dueOn
     *            by that working day; null when it has not to any more
     */
    record MilestoneAssigned(UUID rep, Instant at, long revision, UUID program, UUID milestone,
            @Nullable LocalDate dueOn, TenantId tenant) implements CoachingEvent {

        @Override
        public UUID id() {
            return MilestoneEvents.id(this.type(), tenant, rep, milestone);
        }

        @Override
        public String type() {
            return "MILESTONE_ASSIGNED";
        }

        @Override
        public boolean withdrawn() {
            return dueOn == null;
        }

        @Override
        public ObjectNode fields() {
            return MilestoneEvents.fields(program, milestone, "dueOn", dueOn);
        }
    }

    /**
     * A person has reached a milestone.
     *
     * @param completedOn
     *            the company's day on which the last of its modules was completed; null when it is not reached after all
     */
    record MilestoneCompleted(UUID rep, Instant at, long revision, UUID program, UUID milestone,
            @Nullable LocalDate completedOn, TenantId tenant) implements CoachingEvent {

        @Override
        public UUID id() {
            return MilestoneEvents.id(this.type(), tenant, rep, milestone);
        }

        @Override
        public String type() {
            return "MILESTONE_COMPLETED";
        }

        @Override
        public boolean withdrawn() {
            return completedOn == null;
        }

        @Override
        public ObjectNode fields() {
            return MilestoneEvents.fields(program, milestone, "completedOn", completedOn);
        }
    }
}
