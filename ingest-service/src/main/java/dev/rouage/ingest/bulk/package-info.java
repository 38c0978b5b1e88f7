/** Imports of any size, read as a stream. */
@NullMarked
package dev.rouage.ingest.bulk;

import org.jspecify.annotations.NullMarked;
