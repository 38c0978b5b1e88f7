/** Amounts in several currencies and the dated rates between them. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.money;

import org.jspecify.annotations.NullMarked;
