/** Starts, watches and ends the whole machine on one computer. */
@NullMarked
package dev.rouage.launcher;

import org.jspecify.annotations.NullMarked;
