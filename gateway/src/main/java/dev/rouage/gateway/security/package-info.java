/** Who asks: bearer tokens, verified before anything is planned. */
@NullMarked
package dev.rouage.gateway.security;

import org.jspecify.annotations.NullMarked;
