package dev.rouage.ingest.bulk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import dev.rouage.ingest.connection.ConnectionMapping;
import dev.rouage.ingest.mapping.Preset;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported, and how.
 *
 * @param source
 *            the source of lines that do not name theirs
 * @param idColumn
 *            the column of a CSV file that holds the external id
 * @param foreign
 *            what the lines are over there; null when they are ours
 * @param isResync
 *            whether the file is everything of that kind from that source
 * @param asOf
 *            when the file was made; null for now
 */
record ImportRequest(RecordKind kind, ImportFormat format, @Nullable String source, @Nullable String idColumn,
        @Nullable ForeignObject foreign, boolean isResync, @Nullable Instant asOf) {

    static ImportRequest of(ImportParameters parameters, ImportFormat format,
            @Nullable ConnectionMapping connection) {
        String source = blankToNull(parameters.source);
        if (source == null && connection != null) {
            source = connection.source();
        }
        if (source != null && source.length() > 255) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "'source' has at most 255 characters");
        }
        if (parameters.resync && source == null) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "A full resync names the 'source' that the file is everything of");
        }
        Preset mapping = ForeignObject.preset(blankToNull(parameters.mapping), connection);
        ForeignObject foreign = mapping == null
                ? null
                : ForeignObject.of(mapping, blankToNull(parameters.object), blankToNull(parameters.kind), source,
                        connection);
        RecordKind kind = foreign == null ? kind(parameters.kind) : foreign.kind();
        return new ImportRequest(kind, format, source, blankToNull(parameters.id), foreign, parameters.resync,
                moment(blankToNull(parameters.asOf)));
    }

    static RecordKind kind(@Nullable String name) {
        return Optional.ofNullable(name).flatMap(RecordKind::ofWireName)
                .orElseThrow(() -> new RouageException(RecordErrorCode.UNKNOWN_KIND,
                        "There is no kind '" + name + "' of records"));
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            Instant moment = text == null ? null : OffsetDateTime.parse(text).toInstant();
            if (moment == null || !moment.isAfter(Instant.now())) {
                return moment;
            }
        } catch (DateTimeException _) {
            // answered below, like a moment that has not come
        }
        throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                "'asOf' is a time that has come, with its offset, such as 2026-01-31T10:00:00Z");
    }
}
