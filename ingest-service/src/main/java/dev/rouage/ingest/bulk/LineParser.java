package dev.rouage.ingest.bulk;

import dev.rouage.ingest.record.RecordReader.ReadItem;

/** Reads the record that a line holds. */
interface LineParser {

    /** What the line says. */
    Parsed parse(ImportLine line);

    /** What a line says. */
    sealed interface Parsed {
        /** A record, be it one that can't be taken. */
        record Item(ReadItem item) implements Parsed {}

        /** Nothing that could be a record. */
        record Unreadable(LineError error) implements Parsed {}
    }
}
