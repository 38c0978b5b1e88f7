/** What customers say: answers to surveys, complaints, reviews. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.journey.voice;

import org.jspecify.annotations.NullMarked;
