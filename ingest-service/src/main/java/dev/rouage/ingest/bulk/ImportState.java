package dev.rouage.ingest.bulk;

/** How far an import has come. */
public enum ImportState {
    /** Lines are coming in and are applied as they come. */
    RECEIVING,
    /** Every line is applied or rejected; what a full resync lacks is being deleted. */
    PROCESSING,
    /** Nothing is left to do. */
    COMPLETE,
    /** It broke off; the counts say how far it got. Sending the whole file again is safe. */
    FAILED,
    /** Somebody cancelled it; what had been applied by then stays. */
    CANCELLED
}
