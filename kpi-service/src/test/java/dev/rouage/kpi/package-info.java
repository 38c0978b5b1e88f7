@NullMarked
package dev.rouage.kpi;

import org.jspecify.annotations.NullMarked;
