/** From records to dated facts: when a deal closed, how, by whom, and for whom. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.journey;

import org.jspecify.annotations.NullMarked;
