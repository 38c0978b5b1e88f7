/** When a figure calls for attention. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.alert;

import org.jspecify.annotations.NullMarked;
