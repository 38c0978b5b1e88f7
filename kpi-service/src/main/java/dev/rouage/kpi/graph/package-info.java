/** The figures as a subgraph of the federated graph. */
@NullMarked
package dev.rouage.kpi.graph;

import org.jspecify.annotations.NullMarked;
