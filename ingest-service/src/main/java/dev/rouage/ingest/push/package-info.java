/** Batches by REST, answered record by record. */
@NullMarked
package dev.rouage.ingest.push;

import org.jspecify.annotations.NullMarked;
