/** Requests to subgraphs over HTTP, with the caller's token and trace. */
@NullMarked
package dev.rouage.gateway.subgraph;

import org.jspecify.annotations.NullMarked;
