/** JSON from strangers. */
@NullMarked
package dev.rouage.platform.json;

import org.jspecify.annotations.NullMarked;
