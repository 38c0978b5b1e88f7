/** Webhooks of HubSpot. */
@NullMarked
package dev.rouage.ingest.webhook.hubspot;

import org.jspecify.annotations.NullMarked;
