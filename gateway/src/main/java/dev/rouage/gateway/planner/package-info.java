/** Turns an operation into fetch steps: which subgraph is asked for what, in which order. */
@NullMarked
package dev.rouage.gateway.planner;

import org.jspecify.annotations.NullMarked;
