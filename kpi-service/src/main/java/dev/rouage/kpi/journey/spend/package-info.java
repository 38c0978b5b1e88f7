/** What was spent on winning customers, and on which days. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.journey.spend;

import org.jspecify.annotations.NullMarked;
