/** What a company decides about its figures: what sums depend on, and how they are evaluated. */
@NullMarked
package dev.rouage.kpi.settings;

import org.jspecify.annotations.NullMarked;
