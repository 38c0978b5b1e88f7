package dev.rouage.ingest.bulk;

/** Reads the records that a line holds; one, unless a mapping makes none or several of it. */
interface LineParser {

    /** Adds the line with what it holds to the chunk. */
    void parse(ImportLine line, ImportChunk chunk);
}
