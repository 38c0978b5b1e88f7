/** The programs of a company, as stored. */
@NullMarked
package dev.rouage.coaching.curriculum;

import org.jspecify.annotations.NullMarked;
