/** How fast the machine is: always beside a baseline of the same run, never against a number written down elsewhere. */
@NullMarked
package dev.rouage.benchmarks;

import org.jspecify.annotations.NullMarked;
