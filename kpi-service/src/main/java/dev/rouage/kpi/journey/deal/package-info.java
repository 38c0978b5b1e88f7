/** A deal: its way through the stages to an end, and what it adds to the figures. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.journey.deal;

import org.jspecify.annotations.NullMarked;
