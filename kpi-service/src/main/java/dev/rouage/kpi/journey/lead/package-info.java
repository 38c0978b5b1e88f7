/** A lead's way from detection to first contact, opportunity and sale. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.journey.lead;

import org.jspecify.annotations.NullMarked;
