package dev.rouage.gateway.security;

import java.security.Key;
import java.util.HashMap;
import java.util.Map;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a realm at one moment.
 *
 * @param issuer as the discovery document names it
 * @param json the key set as the realm sent it
 * @param keys by id; public ones for signatures only
 */
record KeySet(String issuer, String json, Map<String, Key> keys) {

    private static final String ANY = "";

    static KeySet parse(String issuer, String json) {
        Map<String, Key> keys = new HashMap<>();
        try {
            for (JsonWebKey key : new JsonWebKeySet(json).getJsonWebKeys()) {
                boolean signs = key.getUse() == null || key.getUse().equals("sig");
                if (signs && key instanceof PublicJsonWebKey each && key.getKeyId() != null
                        && !key.getKeyId().isEmpty()) {
                    keys.put(key.getKeyId(), each.getPublicKey());
                }
            }
        } catch (JoseException unreadable) {
            throw new IllegalArgumentException("no key set: " + unreadable.getMessage(), unreadable);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a key set without a key for signatures");
        }
        return new KeySet(issuer, json, Map.copyOf(keys));
    }

    /** A set with one key, which verifies whatever id a token names. */
    static KeySet ofOne(Key key) {
        return new KeySet("", "", Map.of(ANY, key));
    }

    /** The key of a token; one without an id of its key is taken to mean the only key. */
    @Nullable
    Key key(@Nullable String id) {
        Key any = keys.get(ANY);
        if (any != null) {
            return any;
        }
        return id != null ? keys.get(id) : keys.size() == 1 ? keys.values().iterator().next() : null;
    }

    static String member(String json, String name) {
        try {
            if (JsonUtil.parseJson(json).get(name) instanceof String text) {
                return text;
            }
        } catch (JoseException unreadable) {
            throw new IllegalArgumentException("no JSON: " + unreadable.getMessage(), unreadable);
        }
        throw new IllegalArgumentException("the discovery document has no " + name);
    }
}
