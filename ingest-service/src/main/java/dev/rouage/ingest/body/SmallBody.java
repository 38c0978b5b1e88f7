package dev.rouage.ingest.body;

import java.io.IOException;
import java.io.InputStream;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/** A body that is held whole. */
public final class SmallBody {

    private SmallBody() {}

    /**
     * Reads a body of at most that many bytes after decompression; stops at the first byte too many with
     * {@code PAYLOAD_TOO_LARGE}.
     */
    public static byte[] read(ReceivedStream body, @Nullable String contentEncoding, int limit) {
        try (InputStream decoded = ContentCoding.decode(body, contentEncoding)) {
            byte[] bytes = decoded.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new RouageException(StandardErrorCode.PAYLOAD_TOO_LARGE,
                        "The body is larger than the " + limit + " bytes that this path takes");
            }
            return bytes;
        } catch (IOException failure) {
            throw new RouageException(BodyErrorCode.BODY_INTERRUPTED, "The body broke off: " + failure.getMessage(),
                    failure);
        }
    }
}
