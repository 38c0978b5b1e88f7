package dev.rouage.kpi.journey.lead;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that was done for a lead or a deal.
 *
 * @param outbound
 *            it went from the company to the prospect; false when it came in and where nobody said
 * @param automated
 *            no person did it
 * @param minutes
 *            how long it took; null where nobody noted it
 */
public record Activity(ActivityType type, boolean outbound, boolean automated, Instant at,
        @Nullable BigDecimal minutes) {

    /** Whether a person turned to the prospect by it. */
    public boolean isHumanContact() {
        return outbound && !automated && !type.isPreparation();
    }
}
