package dev.rouage.ingest.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Cuts a stream into lines without ever holding more than one, nor more of it than a record may have. */
final class LineReader {
    private final InputStream stream;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int end;
    private long number;

    LineReader(InputStream stream) {
        this.stream = stream;
    }

    /** The next line that is not blank; empty at the end. */
    Optional<ImportLine> next() throws IOException {
        while (fill()) {
            ImportLine line = line();
            if (!isBlank(line.bytes())) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private ImportLine line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        boolean tooLong = false;
        number++;
        while (fill()) {
            int start = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            int length = Math.min(position - start, ImportLine.LONGEST - line.size());
            tooLong |= length < position - start;
            line.write(buffer, start, length);
            if (position < end) {
                position++;
                break;
            }
        }
        return new ImportLine(number, line.toByteArray(), tooLong);
    }

    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        position = 0;
        end = stream.read(buffer);
        return end > 0;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
