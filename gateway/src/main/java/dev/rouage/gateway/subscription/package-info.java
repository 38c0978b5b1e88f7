/** Subscriptions: events of one subgraph, joined with what the others know, sent to clients as they come. */
@NullMarked
package dev.rouage.gateway.subscription;

import org.jspecify.annotations.NullMarked;
