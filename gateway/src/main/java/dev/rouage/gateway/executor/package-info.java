/** Runs a plan: sends the fetch steps, joins entities, and shapes the answer that the client asked for. */
@NullMarked
package dev.rouage.gateway.executor;

import org.jspecify.annotations.NullMarked;
