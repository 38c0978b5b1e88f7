/** Modules that people have completed. */
@NullMarked
package dev.rouage.coaching.completion;

import org.jspecify.annotations.NullMarked;
