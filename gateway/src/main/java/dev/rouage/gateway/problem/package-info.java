/** Errors as clients see them, each with a stable code. */
@NullMarked
package dev.rouage.gateway.problem;

import org.jspecify.annotations.NullMarked;
