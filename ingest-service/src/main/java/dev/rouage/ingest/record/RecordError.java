package dev.rouage.ingest.record;

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
public record RecordError(RecordErrorCode code, String pointer, String message) {}
