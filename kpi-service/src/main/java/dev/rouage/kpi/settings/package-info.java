/** What a company decides about its figures: its reporting zone and its currency. */
@NullMarked
package dev.rouage.kpi.settings;

import org.jspecify.annotations.NullMarked;
