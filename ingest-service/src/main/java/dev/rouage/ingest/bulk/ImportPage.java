package dev.rouage.ingest.bulk;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Some imports, the latest first.
 *
 * @param next
 *            hand this back as {@code after} for the next page; null on the last one
 */
public record ImportPage(List<ImportJob> imports, @Nullable String next) {
    private static final char SEPARATOR = ' ';

    /** The page of what was read, one more than it holds. */
    static ImportPage of(List<ImportJob> jobs, int size) {
        if (jobs.size() <= size) {
            return new ImportPage(jobs, null);
        }
        List<ImportJob> page = List.copyOf(jobs.subList(0, size));
        ImportJob last = page.getLast();
        return new ImportPage(page, Cursor.encode(last.createdAt().toString() + SEPARATOR + last.id()));
    }

    /** Where a page begins. */
    record Place(Instant createdAt, UUID id) {

        /** Reads the key of a cursor. */
        static Place of(String key) {
            int separator = key.indexOf(SEPARATOR);
            try {
                return new Place(Instant.parse(key.substring(0, Math.max(separator, 0))),
                        UUID.fromString(key.substring(separator + 1)));
            } catch (DateTimeException | IllegalArgumentException _) {
                throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                        "'after' is no cursor of this list; hand back 'next' as it came");
            }
        }
    }
}
