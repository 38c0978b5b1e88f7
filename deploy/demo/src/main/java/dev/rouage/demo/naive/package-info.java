/** The core figures worked out the slow and obvious way, to compare the machine with. */
@NullMarked
package dev.rouage.demo.naive;

import org.jspecify.annotations.NullMarked;
