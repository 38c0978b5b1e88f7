/** From a question about figures to its answer: which periods to read, who may see them, what they come to. */
@NullMarked
package dev.rouage.kpi.report;

import org.jspecify.annotations.NullMarked;
