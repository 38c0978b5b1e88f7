package dev.rouage.ingest.record;

/**
 * What is odd about a record that was taken.
 *
 * @param code
 *            the stable code
 * @param pointer
 *            the JSON pointer of the value within the record
 * @param message
 *            what is odd and what becomes of it
 */
public record RecordWarning(RecordWarningCode code, String pointer, String message) {

    /** The warning that the record which a field names has not come yet. */
    public static RecordWarning pending(RecordInput.Reference reference) {
        return new RecordWarning(RecordWarningCode.PENDING_REFERENCE, reference.pointer(), "The "
                + reference.kind().wireName() + " that this names has not come yet; it is found as soon as it comes");
    }

    static RecordWarning ahead(String pointer) {
        return new RecordWarning(RecordWarningCode.FUTURE_DATE, pointer, "This lies in the future, by less than a day");
    }
}
