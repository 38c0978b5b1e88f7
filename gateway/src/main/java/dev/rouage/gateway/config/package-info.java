/** The gateway's configuration keys. */
@NullMarked
package dev.rouage.gateway.config;

import org.jspecify.annotations.NullMarked;
