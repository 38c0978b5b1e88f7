/** What the gateway counts. */
@NullMarked
package dev.rouage.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
