package dev.rouage.platform.event;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.tenant.TenantId;

/**
 * An event of training or coaching as it travels on {@code coaching.events}.
 *
 * @param id
 *            unique for ever
 * @param revision
 *            1 when it is told for the first time; told again with a higher one it replaces what was told before
 * @param withdrawn
 *            it has not happened after all
 * @param rep
 *            whom it is about
 * @param at
 *            when it happened
 */
public record CoachingEnvelope(TenantId tenant, String type, UUID id, long revision, boolean withdrawn, UUID rep,
        Instant at, ObjectNode fields) {}
