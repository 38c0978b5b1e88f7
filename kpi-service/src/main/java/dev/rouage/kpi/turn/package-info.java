/** Work that is done company by company, by whichever replica comes first. */
@NullMarked
package dev.rouage.kpi.turn;

import org.jspecify.annotations.NullMarked;
