package dev.rouage.ingest.body;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import dev.rouage.platform.problem.RouageException;
import org.jspecify.annotations.Nullable;

/** Takes the compression off a body, and refuses what inflates out of proportion. */
public final class ContentCoding {
    private static final int RATIO = 100;
    /** Below this any ratio is harmless, and a few bytes say nothing about it. */
    private static final int HARMLESS = 1024 * 1024;

    private ContentCoding() {}

    /** Refuses what {@link #decode} could not read: {@code UNSUPPORTED_ENCODING} for all but gzip and identity. */
    public static void check(@Nullable String contentEncoding) {
        if (!isIdentity(contentEncoding) && !isGzip(contentEncoding)) {
            throw new RouageException(BodyErrorCode.UNSUPPORTED_ENCODING,
                    "Content-Encoding is gzip or absent; '" + contentEncoding + "' is not taken");
        }
    }

    /** The body without its compression; reading it fails with {@code BROKEN_COMPRESSION} where it is torn. */
    public static InputStream decode(ReceivedStream body, @Nullable String contentEncoding) throws IOException {
        check(contentEncoding);
        if (isIdentity(contentEncoding)) {
            return body;
        }
        try {
            return new Inflated(new GZIPInputStream(body, 16 * 1024), body);
        } catch (EOFException | ZipException failure) {
            throw broken(failure);
        }
    }

    private static boolean isIdentity(@Nullable String contentEncoding) {
        return contentEncoding == null || contentEncoding.isBlank()
                || contentEncoding.trim().toLowerCase(Locale.ROOT).equals("identity");
    }

    private static boolean isGzip(@Nullable String contentEncoding) {
        String coding = String.valueOf(contentEncoding).trim().toLowerCase(Locale.ROOT);
        return coding.equals("gzip") || coding.equals("x-gzip");
    }

    private static RouageException broken(IOException cause) {
        return new RouageException(BodyErrorCode.BROKEN_COMPRESSION, "The body is not whole gzip", cause);
    }

    private static final class Inflated extends FilterInputStream {
        private final ReceivedStream compressed;
        private long inflated;

        Inflated(GZIPInputStream stream, ReceivedStream compressed) {
            super(stream);
            this.compressed = compressed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = inflate(bytes, offset, length);
            inflated += Math.max(count, 0);
            if (inflated > HARMLESS && inflated > compressed.received() * RATIO) {
                throw new RouageException(BodyErrorCode.COMPRESSION_RATIO,
                        "The body inflates to more than " + RATIO + " times its size");
            }
            return count;
        }

        private int inflate(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (EOFException | ZipException failure) {
                throw broken(failure);
            }
        }
    }
}
