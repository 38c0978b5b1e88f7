/** Errors that say what to do: one code, the same in REST and GraphQL. */
@NullMarked
package dev.rouage.platform.problem;

import org.jspecify.annotations.NullMarked;
