package dev.rouage.ingest.record;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;

/**
 * Why one record is refused.
 *
 * @param code
 *            the stable code
 * @param pointer
 *            the JSON pointer of the offending value within the record
 * @param message
 *            what is wrong and what would be right
 */
public record RecordError(RecordErrorCode code, String pointer, String message) {

    /** Why a line could not even be read as JSON, under the same code as a whole body that can't. */
    public static RecordError unreadable(RouageException failure) {
        RecordErrorCode code = RecordErrorCode.MALFORMED_JSON;
        if (failure.code() == StandardErrorCode.DUPLICATE_KEY) {
            code = RecordErrorCode.DUPLICATE_KEY;
        } else if (failure.code() == StandardErrorCode.INVALID_ENCODING) {
            code = RecordErrorCode.INVALID_ENCODING;
        }
        return new RecordError(code, "", String.valueOf(failure.getMessage()));
    }
}
