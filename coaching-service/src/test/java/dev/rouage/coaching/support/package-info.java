/** What the tests of this service share. */
@NullMarked
package dev.rouage.coaching.support;

import org.jspecify.annotations.NullMarked;
