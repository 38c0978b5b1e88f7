/** Reps, teams, accounts, leads and opportunities in the graph. */
@NullMarked
package dev.rouage.ingest.graph;

import org.jspecify.annotations.NullMarked;
