package dev.rouage.ingest.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;

/** Cuts a stream into lines without ever holding more than one, nor more of it than a record may have. */
final class LineReader {
    private static final int MARK_LENGTH = 3;

    private final InputStream stream;
    private final ImportFormat format;
    private final byte[] buffer = new byte[64 * 1024];
    private final CsvQuotes quotes = new CsvQuotes();
    private int position;
    private int end;
    private long lines;

    LineReader(InputStream stream, ImportFormat format) {
        this.stream = stream;
        this.format = format;
    }

    /**
     * Looks at the first bytes: an empty body is refused, and so are the byte order marks of anything but UTF-8. CSV files
     * may have that of UTF-8, since spreadsheets write it.
     */
    void begin() throws IOException {
        end = stream.readNBytes(buffer, 0, MARK_LENGTH);
        if (end == 0) {
            throw new RouageException(ImportErrorCode.EMPTY_IMPORT, "The body is empty");
        }
        if (isMark(0xFE, 0xFF) || isMark(0xFF, 0xFE) || format == ImportFormat.NDJSON && isMark(0xEF, 0xBB)) {
            throw new RouageException(StandardErrorCode.INVALID_ENCODING,
                    "The body is not UTF-8, or JSON with a byte order mark");
        }
        if (isMark(0xEF, 0xBB) && end == MARK_LENGTH && buffer[2] == (byte) 0xBF) {
            position = MARK_LENGTH;
        }
    }

    private boolean isMark(int first, int second) {
        return end > 1 && buffer[0] == (byte) first && buffer[1] == (byte) second;
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
        long number = ++lines;
        quotes.begin();
        int start = position;
        if (skipToEnd()) {
            byte[] whole = Arrays.copyOfRange(buffer, start, Math.min(position - 1, start + ImportLine.LONGEST));
            return new ImportLine(number, whole, false);
        }
        return longLine(number, start);
    }

    /** A line that does not end within the buffer. */
    private ImportLine longLine(long number, int start) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4 * 1024);
        line.write(buffer, start, end - start);
        long length = end - start;
        boolean ended = false;
        while (!ended && fill()) {
            int from = position;
            ended = skipToEnd();
            int count = position - from - (ended ? 1 : 0);
            line.write(buffer, from, Math.min(count, ImportLine.LONGEST - line.size()));
            length += count;
        }
        return new ImportLine(number, line.toByteArray(), length > ImportLine.LONGEST);
    }

    /** Moves behind the end of the line, or to the end of the buffer when the line goes on behind it. */
    private boolean skipToEnd() {
        boolean csv = format == ImportFormat.CSV;
        while (position < end) {
            byte b = buffer[position++];
            if (b == '\n') {
                if (!csv || !quotes.isWithin()) {
                    return true;
                }
                lines++;
            } else if (csv) {
                quotes.pass(b);
            }
        }
        return false;
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
