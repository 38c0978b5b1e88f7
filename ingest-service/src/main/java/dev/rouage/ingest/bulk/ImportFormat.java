package dev.rouage.ingest.bulk;

/** How records are written in a body. */
enum ImportFormat {
    /** One JSON object a line. */
    NDJSON,
    /** RFC 4180, the first row names the columns. */
    CSV
}
