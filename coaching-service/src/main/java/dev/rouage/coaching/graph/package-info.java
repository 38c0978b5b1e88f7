/** The coaching subgraph. */
@NullMarked
package dev.rouage.coaching.graph;

import org.jspecify.annotations.NullMarked;
