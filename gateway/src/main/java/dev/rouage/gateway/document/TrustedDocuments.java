package dev.rouage.gateway.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * Documents that were registered when a client was built: a folder of {@code .graphql} files, or a manifest that maps
 * hashes to documents.
 */
final class TrustedDocuments {
    private final Map<String, String> byHash;

    private TrustedDocuments(Map<String, String> byHash) {
        this.byHash = Map.copyOf(byHash);
    }

    /** @throws IllegalStateException where a document is not the one that its hash is of */
    static TrustedDocuments read(Path source) {
        try {
            return new TrustedDocuments(Files.isDirectory(source) ? folder(source) : manifest(source));
        } catch (IOException | UncheckedIOException unreadable) {
            throw new IllegalStateException("the trusted documents in " + source + " cannot be read: " + unreadable,
                    unreadable);
        }
    }

    @Nullable
    String document(String hash) {
        return byHash.get(hash.toLowerCase(Locale.ROOT));
    }

    boolean has(String document) {
        return byHash.containsKey(Sha256.of(document));
    }

    int size() {
        return byHash.size();
    }

    private static Map<String, String> folder(Path folder) throws IOException {
        Map<String, String> documents = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().matches(".*\\.(graphql|gql)")).forEach(file -> {
                try {
                    String document = Files.readString(file);
                    documents.put(Sha256.of(document), document);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
        return documents;
    }

    /** {@code {hash: document}}, or the same below {@code operations} as Apollo's tools write it, as a map or a list. */
    private static Map<String, String> manifest(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        JsonNode operations = root.path("operations").isMissingNode() ? root : root.path("operations");
        Map<String, String> documents = new HashMap<>();
        if (operations.isArray()) {
            operations.forEach(each -> add(documents, each.path("id").asText(), each.path("body").asText(), file));
        } else {
            operations.properties().forEach(each -> add(
                    documents, each.getKey(), each.getValue().asText(), file));
        }
        return documents;
    }

    private static void add(Map<String, String> documents, String name, String document, Path file) {
        String hash = name.replaceFirst("^sha256:", "").toLowerCase(Locale.ROOT);
        if (!hash.equals(Sha256.of(document))) {
            throw new IllegalStateException("in " + file + " " + name + " is not the SHA-256 of its document");
        }
        documents.put(hash, document);
    }
}
