/** Who may call: what is answered when nobody knows. */
@NullMarked
package dev.rouage.ingest.access;

import org.jspecify.annotations.NullMarked;
