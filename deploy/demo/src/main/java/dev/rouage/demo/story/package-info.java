/** The seeded story of a firm: pure, streamed, the same for the same seed and day. */
@NullMarked
package dev.rouage.demo.story;

import org.jspecify.annotations.NullMarked;
