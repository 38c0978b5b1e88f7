package dev.rouage.gateway.http;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The media types that GraphQL answers are written in. */
enum MediaType {
    /** Tells by its status whether the request was executed at all. */
    GRAPHQL("application/graphql-response+json"),
    /** What older clients ask for: a GraphQL answer is a 200, whatever is in it. */
    JSON("application/json");

    private final String name;

    MediaType(String name) {
        this.name = name;
    }

    String contentType() {
        return name + "; charset=utf-8";
    }

    /** The type that the header prefers, JSON where it says nothing, empty where it accepts neither. */
    static Optional<MediaType> accepted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.of(JSON);
        }
        double json = 0;
        double graphql = 0;
        for (String range : header.split(",")) {
            String[] parts = range.split(";");
            double quality = quality(parts);
            switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                case "application/graphql-response+json" -> graphql = quality;
                case "application/json", "application/*", "*/*" -> json = Math.max(json, quality);
                default -> {
                    // Not a type that we write.
                }
            }
        }
        if (graphql == 0 && json == 0) {
            return Optional.empty();
        }
        return Optional.of(graphql >= json ? GRAPHQL : JSON);
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
