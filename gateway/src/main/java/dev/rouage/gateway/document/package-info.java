/** Documents that clients need not send: trusted ones, and those that were sent before. */
@NullMarked
package dev.rouage.gateway.document;

import org.jspecify.annotations.NullMarked;
