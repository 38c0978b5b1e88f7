/** What comes in from the records' feed. */
@NullMarked
package dev.rouage.coaching.feed;

import org.jspecify.annotations.NullMarked;
