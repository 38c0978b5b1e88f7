package dev.rouage.ingest.bulk;

/** How far an import has come. */
public enum ImportState {
    /** Lines are coming in and are applied as they come. */
    RECEIVING,
    /** Every line has been looked at. */
    COMPLETE,
    /** The upload broke off or the service failed; the counts say how far it got. Sending the file again is safe. */
    FAILED
}
