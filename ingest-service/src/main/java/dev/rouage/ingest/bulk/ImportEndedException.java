package dev.rouage.ingest.bulk;

/** Somebody else has ended the import while it was read: it was cancelled, or taken for dead. */
final class ImportEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportEndedException() {
        super("The import has been ended", null, false, false);
    }
}
