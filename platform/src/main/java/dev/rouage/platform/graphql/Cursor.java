package dev.rouage.platform.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;

/** Turns the key of a row into text that clients hand back as it is, and the other way round. */
public final class Cursor {
    private static final String VERSION = "1:";

    private Cursor() {}

    /** The opaque text for a key. */
    public static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((VERSION + key).getBytes(StandardCharsets.UTF_8));
    }

    /** The key in an opaque text; {@code INVALID_ARGUMENT} when we did not make it. */
    public static String decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(VERSION)) {
                return text.substring(VERSION.length());
            }
        } catch (IllegalArgumentException _) {
            // not even Base64: answered below like any other text that is no cursor
        }
        throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                "'after' is no cursor of this connection; hand back an 'endCursor' as it came");
    }
}
