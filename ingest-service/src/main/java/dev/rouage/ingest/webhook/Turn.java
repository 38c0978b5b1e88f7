package dev.rouage.ingest.webhook;

import java.util.UUID;

import dev.rouage.platform.tenant.TenantId;

/** A connection whose events are to be processed now. */
record Turn(TenantId tenant, UUID connection) {}
