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
import dev.rouage.ingest.record.RecordReader;
import dev.rouage.ingest.record.RecordReader.ReadItem;
import dev.rouage.platform.problem.RouageException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads the body of an import to its end and stores it, chunk by chunk, while the next one is read. */
@Singleton
class ImportReceiver {
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
        ImportChunk chunk = new ImportChunk();
        for (Optional<ImportLine> line = reader.next(); line.isPresent(); line = reader.next()) {
            add(chunk, line.get(), parser, request);
            if (chunk.isFull()) {
                active.checkNotEnded();
                pipeline.submit(chunk);
                chunk = new ImportChunk();
            }
        }
        if (!chunk.isEmpty()) {
            pipeline.submit(chunk);
        }
    }

    private LineParser parser(ActiveImports.ActiveImport active, ImportRequest request, LineReader reader)
            throws IOException {
        RecordReader records = new RecordReader(active.tenant(), request.kind(), clock.instant());
        return switch (request.format()) {
            case NDJSON -> new NdjsonParser(records, request.source());
            case CSV -> new CsvLineParser(records, header(request, reader));
        };
    }

    private static CsvHeader header(ImportRequest request, LineReader reader) throws IOException {
        ImportLine header = reader.next()
                .orElseThrow(() -> new RouageException(ImportErrorCode.EMPTY_IMPORT, "The file has no header"));
        return CsvHeader.read(header, request.source(), request.idColumn());
    }

    private static void add(ImportChunk chunk, ImportLine line, LineParser parser, ImportRequest request) {
        if (line.isTooLong()) {
            chunk.refuse(line, LineError.of(RecordErrorCode.RECORD_TOO_LARGE,
                    "A record has at most " + ImportLine.LONGEST + " bytes"));
            return;
        }
        switch (parser.parse(line)) {
            case LineParser.Parsed.Unreadable(LineError error) -> chunk.refuse(line, error);
            case LineParser.Parsed.Item(ReadItem.Valid(var _, var input)) when request.isResync()
                    && !input.key().source().equals(request.source()) ->
                chunk.refuse(line, new LineError(ImportErrorCode.OTHER_SOURCE.name(), "/source",
                        "This full resync is of '" + request.source() + "'"));
            case LineParser.Parsed.Item(ReadItem item) -> chunk.add(line, item);
        }
    }

    /** How many lines there were. */
    record Received(long applied, long rejected) {}
}
