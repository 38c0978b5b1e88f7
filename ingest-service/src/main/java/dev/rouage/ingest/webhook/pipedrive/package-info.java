/** Webhooks of Pipedrive. */
@NullMarked
package dev.rouage.ingest.webhook.pipedrive;

import org.jspecify.annotations.NullMarked;
