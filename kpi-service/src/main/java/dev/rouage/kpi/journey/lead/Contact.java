package dev.rouage.kpi.journey.lead;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** How a lead was first contacted. */
sealed interface Contact {

    /** Nobody has turned to it. */
    record Never() implements Contact {}

    /** Somebody had before it was detected. */
    record BeforeDetection() implements Contact {}

    /**
     * Somebody did.
     *
     * @param elapsed
     *            since its detection
     * @param withinHours
     *            how much of that lay within business hours
     * @param preparation
     *            minutes of research and personalisation before; null where nobody noted any
     */
    record Made(Instant at, Duration elapsed, Duration withinHours, @Nullable BigDecimal preparation)
            implements
                Contact {}
}
