/** Paging as Relay does it. */
@NullMarked
package dev.rouage.platform.graphql;

import org.jspecify.annotations.NullMarked;
