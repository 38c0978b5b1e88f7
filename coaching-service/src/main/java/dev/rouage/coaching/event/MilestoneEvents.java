package dev.rouage.coaching.event;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** What the events of milestones have in common. */
final class MilestoneEvents {
    private MilestoneEvents() {}

    /** The same for all that is told of one milestone of one person, so that the later one replaces the earlier. */
    static UUID id(String type, TenantId tenant, UUID rep, UUID milestone) {
        return UUID.nameUUIDFromBytes((type + "/" + tenant + "/" + rep + "/" + milestone)
                .getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode fields(UUID program, UUID milestone, String dayName, @Nullable LocalDate day) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("program", program.toString())
                .put("milestone", milestone.toString());
        return day == null ? fields : fields.put(dayName, day.toString());
    }
}
