package dev.rouage.ingest.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/** A body that is held whole. */
public final class SmallBody {

    private SmallBody() {}

    /**
     * Reads a body of at most that many bytes after decompression; stops at the first byte too many with
     * {@code PAYLOAD_TOO_LARGE}.
     *
     * @param held
     *            is told again and again how many bytes are held by now, and may refuse to go on
     */
    public static byte[] read(ReceivedStream body, @Nullable String contentEncoding, int limit, IntConsumer held) {
        try (InputStream decoded = new Held(ContentCoding.decode(body, contentEncoding), held)) {
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

    private static final class Held extends FilterInputStream {
        private final IntConsumer listener;
        private int bytes;

        Held(InputStream body, IntConsumer listener) {
            super(body);
            this.listener = listener;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            bytes += Math.max(count, 0);
            listener.accept(bytes);
            return count;
        }
    }
}
