package dev.rouage.gateway.telemetry;

import java.util.Set;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.config.MeterFilter;

/**
 * The methods of requests, as the framework's metrics tell them. Any word can be sent as a method, so those that HTTP does
 * not have count as one.
 */
final class RequestMethods {
    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS",
            "TRACE",
            "PATCH");

    private RequestMethods() {}

    @Produces
    @Singleton
    static MeterFilter bounded() {
        return MeterFilter.replaceTagValues("method", method -> KNOWN.contains(method) ? method : "(other)");
    }
}
