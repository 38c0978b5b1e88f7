package dev.rouage.gateway.document;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rouage.gateway.config.GatewayConfig;
import dev.rouage.gateway.problem.ErrorCode;
import dev.rouage.gateway.problem.RequestException;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import org.jspecify.annotations.Nullable;

/** Finds the document of a request that names it by its hash, and keeps unregistered ones out where that is asked for. */
@ApplicationScoped
public class KnownDocuments {
    private final @Nullable TrustedDocuments trusted;
    private final boolean required;
    private final boolean persisting;
    private final int largest;
    private final Cache<String, String> persisted;

    KnownDocuments(GatewayConfig config) {
        this.trusted = config.optional("documents.trusted", String.class)
                .map(Path::of)
                .map(TrustedDocuments::read)
                .orElse(null);
        this.required = config.value("documents.require", Boolean.class, false);
        if (required && trusted == null) {
            throw new IllegalStateException("rouage.gateway.documents.require needs rouage.gateway.documents.trusted");
        }
        this.largest = config.limits().document();
        this.persisting = config.value("documents.persisted", Boolean.class, true) && !required;
        // Weighed, since it is clients who fill it: so many documents of middling length.
        long weight = config.value("documents.persisted-cache", Long.class, 16_777_216L);
        this.persisted = Caffeine.newBuilder()
                .maximumWeight(weight)
                .<String, String>weigher((hash, document) -> hash.length() + document.length())
                .build();
    }

    void start(@Observes StartupEvent event) {
        if (trusted != null) {
            Log.infof("%d trusted documents%s", trusted.size(), required ? ", and no others are answered" : "");
        }
    }

    /**
     * The document that a request is about.
     *
     * @param query as it was sent; null where it was not
     * @param extensions of the request, which may have the document's hash
     * @throws RequestException where there is none, or it is not to be answered
     */
    public String document(@Nullable String query, Map<String, Object> extensions) {
        String hash = hash(extensions);
        if (hash == null) {
            return checked(query == null ? "" : query);
        }
        if (query == null || query.isEmpty()) {
            return named(hash);
        }
        checked(query);
        if (!Sha256.of(query).equals(hash)) {
            throw new RequestException(ErrorCode.PERSISTED_QUERY_HASH_MISMATCH,
                    "The hash is not the SHA-256 of the query");
        }
        if (persisting) {
            persisted.put(hash, query);
        }
        return query;
    }

    private String named(String hash) {
        String registered = trusted == null ? null : trusted.document(hash);
        if (registered != null) {
            return registered;
        }
        if (required) {
            throw untrusted();
        }
        if (!persisting) {
            throw new RequestException(ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported");
        }
        String known = persisted.getIfPresent(hash);
        if (known == null) {
            // The message is what clients of the Apollo kind look for.
            throw new RequestException(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
        }
        return known;
    }

    private String checked(String query) {
        if (query.length() > largest || query.length() > largest / 4 && query.codePoints().mapToLong(
                point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4).sum() > largest) {
            throw new RequestException(ErrorCode.DOCUMENT_TOO_LARGE,
                    "The document has more than " + largest + " bytes");
        }
        if (required && trusted != null && !trusted.has(query)) {
            throw untrusted();
        }
        return query;
    }

    private static RequestException untrusted() {
        return new RequestException(ErrorCode.DOCUMENT_NOT_TRUSTED, "Only registered documents are answered");
    }

    private static @Nullable String hash(Map<String, Object> extensions) {
        if (!extensions.containsKey("persistedQuery")) {
            return null;
        }
        if (extensions.get("persistedQuery") instanceof Map<?, ?> persisted
                && Integer.valueOf(1).equals(persisted.get("version"))
                && persisted.get("sha256Hash") instanceof String hash && hash.length() == 64) {
            return hash.toLowerCase(Locale.ROOT);
        }
        throw new RequestException(ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
                "extensions.persistedQuery has version 1 and a sha256Hash of 64 digits");
    }
}
