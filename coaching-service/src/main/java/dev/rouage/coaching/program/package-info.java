/** A training program as a plan, and how far a person is in it. Calculation only. */
@NullMarked
package dev.rouage.coaching.program;

import org.jspecify.annotations.NullMarked;
