/** Webhooks of any sender that follows Standard Webhooks. */
@NullMarked
package dev.rouage.ingest.webhook.standard;

import org.jspecify.annotations.NullMarked;
