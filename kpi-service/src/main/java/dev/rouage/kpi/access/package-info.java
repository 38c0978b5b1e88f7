/** Who may see which figures. */
@NullMarked
package dev.rouage.kpi.access;

import org.jspecify.annotations.NullMarked;
