/** Opens figures into the records that they are made of, and those that are left out of them. */
@NullMarked
package dev.rouage.kpi.drilldown;

import org.jspecify.annotations.NullMarked;
