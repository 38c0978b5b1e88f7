/** The supergraph: which subgraph has which type and field, by which keys; and the schema that clients see. */
@NullMarked
package dev.rouage.gateway.supergraph;

import org.jspecify.annotations.NullMarked;
