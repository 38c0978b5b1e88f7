/** Records in PostgreSQL: a batch is one statement. */
@NullMarked
package dev.rouage.ingest.store;

import org.jspecify.annotations.NullMarked;
