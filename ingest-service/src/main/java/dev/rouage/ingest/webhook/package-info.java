/** Webhooks of the CRMs: verified, stored as they came, answered, and only then made records. */
@NullMarked
package dev.rouage.ingest.webhook;

import org.jspecify.annotations.NullMarked;
