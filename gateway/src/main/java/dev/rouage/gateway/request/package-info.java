/** A request on its way from being read to being answered, whichever way it came in. */
@NullMarked
package dev.rouage.gateway.request;

import org.jspecify.annotations.NullMarked;
