/** How much a company may send. */
@NullMarked
package dev.rouage.ingest.limit;

import org.jspecify.annotations.NullMarked;
