package dev.rouage.kpi.turn;

import java.time.OffsetDateTime;

import dev.rouage.platform.tenant.TenantId;

/**
 * A company's turn, which nobody else has until the lease ends.
 *
 * @param task
 *            the name of what is to be done
 */
public record Turn(TenantId tenant, String task, OffsetDateTime leaseEnd) {}
