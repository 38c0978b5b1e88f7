/** The command that tells the demo firm's story to a running Rouage. */
@NullMarked
package dev.rouage.demo;

import org.jspecify.annotations.NullMarked;
