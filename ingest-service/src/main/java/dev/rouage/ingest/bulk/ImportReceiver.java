package dev.rouage.ingest.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.rouage.ingest.body.BodyErrorCode;
import dev.rouage.ingest.body.ContentCoding;
import dev.rouage.ingest.body.ReceivedStream;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.platform.problem.RouageException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads the body of an import to its end and stores it, chunk by chunk, while the next one is read. */
@Singleton
class ImportReceiver {
    private static final LineError TOO_LONG = LineError.of(RecordErrorCode.RECORD_TOO_LARGE,
            "A record has at most " + ImportLine.LONGEST + " bytes");

    private final ImportLines lines;
    private final int depth;
    private final Clock clock = Clock.systemUTC();

    ImportReceiver(ImportLines lines,
            @ConfigProperty(name = "rouage.ingest.import.chunks-at-once", defaultValue = "2") int depth) {
        this.lines = lines;
        this.depth = depth;
    }

    /** How many lines were applied and rejected, once all of them are stored. */
    Received receive(ActiveImports.ActiveImport active, ImportRequest request, ReceivedStream body,
            @Nullable String encoding) {
        ImportPipeline pipeline = new ImportPipeline(depth,
                chunk -> lines.store(active.tenant(), active.id(), request, chunk, body.received()));
        try (InputStream decoded = ContentCoding.decode(body, encoding)) {
            read(active, request, decoded, pipeline);
            pipeline.finish();
            return new Received(pipeline.applied(), pipeline.rejected());
        } catch (IOException failure) {
            throw new RouageException(BodyErrorCode.BODY_INTERRUPTED, "The body broke off: " + failure.getMessage(),
                    failure);
        } finally {
            pipeline.settle();
        }
    }

    private void read(ActiveImports.ActiveImport active, ImportRequest request, InputStream body,
            ImportPipeline pipeline) throws IOException {
        LineReader reader = new LineReader(body, request.format());
        reader.begin();
        LineParser parser = parser(active, request, reader);
        ImportChunk chunk = newChunk(request);
        for (Optional<ImportLine> line = reader.next(); line.isPresent(); line = reader.next()) {
            if (line.get().isTooLong()) {
                chunk.begin(line.get());
                chunk.refuse(TOO_LONG);
            } else {
                parser.parse(line.get(), chunk);
            }
            if (chunk.isFull()) {
                active.checkNotEnded();
                pipeline.submit(chunk);
                chunk = newChunk(request);
            }
        }
        if (!chunk.isEmpty()) {
            pipeline.submit(chunk);
        }
    }

    private static ImportChunk newChunk(ImportRequest request) {
        return new ImportChunk(request.isResync() ? request.source() : null);
    }

    private LineParser parser(ActiveImports.ActiveImport active, ImportRequest request, LineReader reader)
            throws IOException {
        LineRecords records = new LineRecords(active.tenant(), request.kind(), clock.instant());
        ForeignObject foreign = request.foreign();
        return switch (request.format()) {
            case NDJSON -> foreign == null
                    ? new NdjsonParser(records, request.source())
                    : new MappedJsonParser(foreign.mappings(), foreign.source(), records);
            case CSV -> foreign == null
                    ? CsvLineParser.of(CsvHeader.read(header(reader), request.source(), request.idColumn()), records)
                    : foreign.parser(header(reader), records);
        };
    }

    private static ImportLine header(LineReader reader) throws IOException {
        return reader.next()
                .orElseThrow(() -> new RouageException(ImportErrorCode.EMPTY_IMPORT, "The file has no header"));
    }

    /** How many lines there were. */
    record Received(long applied, long rejected) {}
}
