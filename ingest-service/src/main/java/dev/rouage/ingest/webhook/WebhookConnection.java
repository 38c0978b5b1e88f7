package dev.rouage.ingest.webhook;

import java.util.UUID;

import dev.rouage.ingest.connection.Vendor;
import dev.rouage.platform.tenant.TenantId;

/** A connection of a company whose events are taken or processed. */
record WebhookConnection(TenantId tenant, UUID id, Vendor vendor, String source, String preset, String overrides) {}
