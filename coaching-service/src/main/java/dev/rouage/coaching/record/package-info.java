/** Reading the records of the feed. */
@NullMarked
package dev.rouage.coaching.record;

import org.jspecify.annotations.NullMarked;
