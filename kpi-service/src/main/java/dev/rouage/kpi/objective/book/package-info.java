/** Keeps objectives and assesses them with the figures as they are. */
@NullMarked
package dev.rouage.kpi.objective.book;

import org.jspecify.annotations.NullMarked;
