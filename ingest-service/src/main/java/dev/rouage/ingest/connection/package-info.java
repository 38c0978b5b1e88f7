/** Connections to CRMs: what a company has set up for each, and how it goes. */
@NullMarked
package dev.rouage.ingest.connection;

import org.jspecify.annotations.NullMarked;
