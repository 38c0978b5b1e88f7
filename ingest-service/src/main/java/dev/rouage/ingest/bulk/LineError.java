package dev.rouage.ingest.bulk;

import dev.rouage.ingest.record.RecordError;
import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.RouageException;

/**
 * Why a line is rejected.
 *
 * @param code
 *            the stable code
 * @param pointer
 *            the JSON pointer of the offending value within the record; empty for the whole of it
 * @param message
 *            what is wrong
 */
record LineError(String code, String pointer, String message) {

    static LineError of(ErrorCode code, String message) {
        return new LineError(code.name(), "", message);
    }

    static LineError of(RouageException failure) {
        return of(failure.code(), String.valueOf(failure.getMessage()));
    }

    static LineError of(RecordError error) {
        return new LineError(error.code().name(), error.pointer(), error.message());
    }
}
