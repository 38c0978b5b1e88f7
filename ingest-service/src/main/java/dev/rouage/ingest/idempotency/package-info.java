/** Requests that may be repeated: the same key gets the first answer again. */
@NullMarked
package dev.rouage.ingest.idempotency;

import org.jspecify.annotations.NullMarked;
