package dev.rouage.ingest.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.rouage.platform.tenant.TenantId;

/** The rejected lines of an import as NDJSON, read from the database as fast as the receiver takes them. */
final class RejectedLines implements StreamingOutput {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 500;

    private final ImportLines lines;
    private final TenantId tenant;
    private final ImportJob job;
    private final ObjectWriter json;
    private List<ImportRejection> page;

    /** Reads the first lines already, so that a database that is away is told with a status. */
    RejectedLines(ImportLines lines, TenantId tenant, ImportJob job, long after, ObjectWriter json) {
        this.lines = lines;
        this.tenant = tenant;
        this.job = job;
        this.json = json.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        this.page = read(after);
    }

    private List<ImportRejection> read(long after) {
        return lines.rejected(tenant, job.id(), after, PAGE).await().atMost(PATIENCE);
    }

    @Override
    public void write(OutputStream output) throws IOException {
        while (!page.isEmpty()) {
            for (ImportRejection line : page) {
                output.write(json.writeValueAsBytes(line));
                output.write('\n');
            }
            page = page.size() < PAGE ? List.of() : read(page.getLast().line());
        }
    }
}
