/** Works out journeys again and moves the sums by the difference. */
@NullMarked
package dev.rouage.kpi.restate;

import org.jspecify.annotations.NullMarked;
