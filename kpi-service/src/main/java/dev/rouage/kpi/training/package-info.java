/** Keeps what coaching-service tells, as far as figures are made of it. */
@NullMarked
package dev.rouage.kpi.training;

import org.jspecify.annotations.NullMarked;
