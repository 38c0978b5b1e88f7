/** Selections as operations, keys and requirements all write them: fields, arguments and type conditions. */
@NullMarked
package dev.rouage.gateway.selection;

import org.jspecify.annotations.NullMarked;
