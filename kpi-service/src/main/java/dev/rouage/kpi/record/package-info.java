/** The current state of each CRM record, as the feed last told it. */
@NullMarked
package dev.rouage.kpi.record;

import org.jspecify.annotations.NullMarked;
