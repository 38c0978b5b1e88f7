/** Deals and stages as the feed tells them, with the win that follows from both. */
@NullMarked
package dev.rouage.coaching.deal;

import org.jspecify.annotations.NullMarked;
