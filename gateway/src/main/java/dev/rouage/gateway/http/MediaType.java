package dev.rouage.gateway.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rouage.gateway.executor.Delivery;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The media types that GraphQL answers are written in. */
enum MediaType {
    /** Tells by its status whether the request was executed at all. */
    GRAPHQL("application/graphql-response+json"),
    /** What older clients ask for: a GraphQL answer is a 200, whatever is in it. */
    JSON("application/json"),
    /** One event for each answer: the only one that a subscription has over HTTP. */
    EVENTS("text/event-stream");

    private final CharSequence contentType;

    MediaType(String name) {
        this.contentType = HttpHeaders.createOptimized(name + "; charset=utf-8");
    }

    CharSequence contentType() {
        return contentType;
    }

    /** The type that the header prefers, JSON where it says nothing, empty where it accepts neither. */
    static Optional<MediaType> accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.of(JSON);
        }
        double json = 0;
        double graphql = 0;
        double events = 0;
        for (String range : header.split(",")) {
            String[] parts = range.split(";");
            double quality = quality(parts);
            switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                case "application/graphql-response+json" -> graphql = quality;
                case "text/event-stream" -> events = quality;
                case "application/json", "application/*", "*/*" -> json = Math.max(json, quality);
                default -> {
                    // Not a type that we write.
                }
            }
        }
        if (graphql == 0 && json == 0) {
            // Whoever takes parts takes what would be in one.
            return events > 0
                    ? Optional.of(EVENTS)
                    : delivery(header) == Delivery.WHOLE ? Optional.empty() : Optional.of(JSON);
        }
        if (events > Math.max(graphql, json)) {
            return Optional.of(EVENTS);
        }
        return Optional.of(graphql >= json ? GRAPHQL : JSON);
    }

    /** How the header lets an operation be answered that defers something: the first form in it that is known here. */
    static Delivery delivery(@Nullable String header) {
        if (header != null) {
            for (String range : header.split(",")) {
                String[] parts = range.toLowerCase(Locale.ROOT).replace(" ", "").split(";");
                if (parts[0].equals("multipart/mixed") && quality(parts) > 0) {
                    List<String> specifications = Stream.of(parts).filter(each -> each.contains("spec=")).toList();
                    if (specifications.isEmpty() || specifications.contains("incrementalspec=v0.2")) {
                        return Delivery.BY_ID;
                    }
                    if (specifications.contains("deferspec=20220824")) {
                        return Delivery.BY_PATH;
                    }
                }
            }
        }
        return Delivery.WHOLE;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException _) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
