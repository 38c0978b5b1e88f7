/** From tallies to figures: ratios, quantiles, intervals, comparisons. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.figure;

import org.jspecify.annotations.NullMarked;
