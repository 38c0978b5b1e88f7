/** The sums that figures are read from: how they are written and how they are read. */
@NullMarked
package dev.rouage.kpi.rollup;

import org.jspecify.annotations.NullMarked;
