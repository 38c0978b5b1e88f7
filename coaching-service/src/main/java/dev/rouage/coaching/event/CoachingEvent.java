package dev.rouage.coaching.event;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
}
