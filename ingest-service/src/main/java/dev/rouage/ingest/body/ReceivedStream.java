package dev.rouage.ingest.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

import dev.rouage.ingest.idempotency.Fingerprint;

/** A body as it comes over the wire: counted and fingerprinted, before any decompression. */
public final class ReceivedStream extends FilterInputStream {
    private final PushbackInputStream stream;
    private final Fingerprint fingerprint;
    private volatile long received;

    public ReceivedStream(InputStream body, Fingerprint fingerprint) {
        super(new PushbackInputStream(body));
        this.stream = (PushbackInputStream) in;
        this.fingerprint = fingerprint;
    }

    /** How many bytes have been read; may be asked by other threads. */
    public long received() {
        return received;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads, others only ask how much
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = stream.read(bytes, offset, length);
        if (count > 0) {
            fingerprint.update(bytes, offset, count);
            received += count;
        }
        return count;
    }

    /**
     * Zero at the end only: waits for the next byte if need be. Gzip asks this to know whether another member follows, and
     * would take a slow sender's pause for the end.
     */
    @Override
    public int available() throws IOException {
        int known = stream.available();
        if (known > 0) {
            return known;
        }
        int next = stream.read();
        if (next < 0) {
            return 0;
        }
        stream.unread(next);
        return 1;
    }

    /** Leaves what is left to come: the body is its request's, and reading on would keep who is refused from being told. */
    @Override
    public void close() {
        // nothing is held here
    }

    /** Reads what is left, for the fingerprint's sake. */
    public void drain() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        while (read(buffer, 0, buffer.length) >= 0) {
            // the bytes count, nothing else
        }
    }
}
