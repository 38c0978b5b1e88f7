/** The graph that is served: the supergraph read from its file or URL. */
@NullMarked
package dev.rouage.gateway.graph;

import org.jspecify.annotations.NullMarked;
