/** Training and coaching as coaching-service tells of it: what was due, tried, mastered and held. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.journey.training;

import org.jspecify.annotations.NullMarked;
