/** What the figures are: names, formulas in words, units, directions. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.catalogue;

import org.jspecify.annotations.NullMarked;
