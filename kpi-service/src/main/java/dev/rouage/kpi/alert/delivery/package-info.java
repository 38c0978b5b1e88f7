/** Delivers alerts to the addresses that a company has named, as Standard Webhooks. */
@NullMarked
package dev.rouage.kpi.alert.delivery;

import org.jspecify.annotations.NullMarked;
