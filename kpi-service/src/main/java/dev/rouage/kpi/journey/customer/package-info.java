/** From an account's contracts to when it was a customer, for how much a month, and what was renewed. Free of frameworks. */
@NullMarked
package dev.rouage.kpi.journey.customer;

import org.jspecify.annotations.NullMarked;
