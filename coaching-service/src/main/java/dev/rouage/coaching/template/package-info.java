/** Ready-made programs, shipped in several languages. */
@NullMarked
package dev.rouage.coaching.template;

import org.jspecify.annotations.NullMarked;
