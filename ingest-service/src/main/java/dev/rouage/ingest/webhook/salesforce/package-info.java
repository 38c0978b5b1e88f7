/** Webhooks of Salesforce. */
@NullMarked
package dev.rouage.ingest.webhook.salesforce;

import org.jspecify.annotations.NullMarked;
