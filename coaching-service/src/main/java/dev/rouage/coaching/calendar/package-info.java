/** Working days, as a company counts them. Calculation only. */
@NullMarked
package dev.rouage.coaching.calendar;

import org.jspecify.annotations.NullMarked;
