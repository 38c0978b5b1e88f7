/** A rep's first months: from the day of hire to the first sale of its own. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.journey.rep;

import org.jspecify.annotations.NullMarked;
