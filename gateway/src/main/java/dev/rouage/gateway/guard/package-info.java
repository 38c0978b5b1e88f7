/** How much a request may ask for: sizes of lists, static cost, and each tenant's budget. */
@NullMarked
package dev.rouage.gateway.guard;

import org.jspecify.annotations.NullMarked;
