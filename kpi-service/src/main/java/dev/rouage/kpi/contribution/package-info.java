/** From a journey to what it adds to the figures, and from many of those to one delta. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.contribution;

import org.jspecify.annotations.NullMarked;
