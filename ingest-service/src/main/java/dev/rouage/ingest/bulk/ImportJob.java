package dev.rouage.ingest.bulk;

import java.time.Instant;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * An import and how far it has come.
 *
 * @param received
 *            lines looked at
 * @param applied
 *            lines that are part of what is stored now
 * @param rejected
 *            lines refused; {@code /v1/imports/{id}/rejected} lists them
 * @param progress
 *            the part of the body that is read, from 0 to 1; null while it is not known how long the body is
 * @param failure
 *            why the import failed; null unless it did
 * @param resync
 *            what a full resync deletes; null for other imports
 */
public record ImportJob(UUID id, String kind, ImportState state, long received, long applied, long rejected,
        @Nullable Double progress, @Nullable Failure failure, @Nullable Resync resync, Instant createdAt,
        @Nullable Instant finishedAt) {
    /** The columns that {@link #of} reads. */
    static final String COLUMNS = """
            id, kind::text AS kind, state, received, applied, rejected, bytes_received, bytes_total, failure_code, failure, \
            resync_source, resync_as_of, resync_deleted, resync_skipped, created_at, finished_at""";
    private static final double STEPS = 1_000;

    static ImportJob of(Row row) {
        ImportState state = ImportState.valueOf(row.getString("state"));
        String code = row.getString("failure_code");
        String source = row.getString("resync_source");
        return new ImportJob(row.getUUID("id"), row.getString("kind"), state, row.getLong("received"),
                row.getLong("applied"), row.getLong("rejected"), progress(state, row),
                code == null ? null : new Failure(code, String.valueOf(row.getString("failure"))),
                source == null
                        ? null
                        : new Resync(source, instant(row, "resync_as_of"), row.getLong("resync_deleted"),
                                row.getBoolean("resync_skipped")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("finished_at") == null ? null : instant(row, "finished_at"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable Double progress(ImportState state, Row row) {
        if (state == ImportState.COMPLETE || state == ImportState.PROCESSING) {
            return 1.0;
        }
        Long total = row.getLong("bytes_total");
        return total == null || total == 0
                ? null
                : Math.floor(STEPS * Math.min(row.getLong("bytes_received"), total) / total) / STEPS;
    }

    /** Why an import failed. */
    public record Failure(String code, String message) {}

    /**
     * What a full resync deletes.
     *
     * @param source
     *            whose records they are
     * @param asOf
     *            the file tells everything as of then; what was written later stays
     * @param deleted
     *            how many records were deleted so far
     * @param skipped
     *            whether nothing is deleted, because lines were rejected
     */
    public record Resync(String source, Instant asOf, long deleted, boolean skipped) {}
}
