/** Request bodies as streams: inflated within bounds, counted, never held whole unless they are small. */
@NullMarked
package dev.rouage.ingest.body;

import org.jspecify.annotations.NullMarked;
