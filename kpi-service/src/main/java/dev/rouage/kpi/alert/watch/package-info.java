/** Keeps rules and alerts, and looks at the figures again when they have changed. */
@NullMarked
package dev.rouage.kpi.alert.watch;

import org.jspecify.annotations.NullMarked;
