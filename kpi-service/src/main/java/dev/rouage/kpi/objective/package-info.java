/** What teams and reps aim at, how far they have come, and whether a team's objectives are complete. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.objective;

import org.jspecify.annotations.NullMarked;
