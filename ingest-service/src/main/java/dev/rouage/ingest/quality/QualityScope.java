package dev.rouage.ingest.quality;

import java.util.UUID;

import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Which records a report looks at.
 *
 * @param source
 *            those of one system; all when null
 * @param load
 *            those whose latest change was stored by one import; all when null
 */
record QualityScope(@Nullable String source, @Nullable UUID load) {
    static final UUID NO_LOAD = new UUID(0, 0);
    private static final int LONGEST_SOURCE = 255;

    /** Checks what a caller asks for. An id that is none is answered like that of an import that does not exist. */
    static QualityScope of(@Nullable String source, @Nullable String load) {
        if (source != null
                && (source.isEmpty() || source.length() > LONGEST_SOURCE || !StrictJson.isStorable(source))) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                    "'source' has 1 to " + LONGEST_SOURCE + " characters");
        }
        try {
            return new QualityScope(source, load == null ? null : UUID.fromString(load));
        } catch (IllegalArgumentException _) {
            throw unknownLoad(load);
        }
    }

    static RouageException unknownLoad(@Nullable Object load) {
        return new RouageException(StandardErrorCode.NOT_FOUND, "There is no import '" + load + "'");
    }

    String sourceKey() {
        return source == null ? "" : source;
    }

    UUID loadKey() {
        return load == null ? NO_LOAD : load;
    }
}
