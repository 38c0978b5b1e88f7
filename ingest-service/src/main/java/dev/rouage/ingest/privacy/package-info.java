/** Erases people. */
@NullMarked
package dev.rouage.ingest.privacy;

import org.jspecify.annotations.NullMarked;
