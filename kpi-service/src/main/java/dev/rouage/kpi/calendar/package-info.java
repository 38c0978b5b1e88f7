/** Half-open periods of days, their names, their grains and what each is compared with. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.calendar;

import org.jspecify.annotations.NullMarked;
