package dev.rouage.ingest.webhook;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an event says has happened, in the vendor's own names for objects and fields. */
public sealed interface Change {

    /**
     * Fields of an object have these values.
     *
     * @param row
     *            the fields; null where one was cleared
     * @param complete
     *            whether these are all the fields that the object has
     */
    record Upsert(String object, ObjectNode row, boolean complete, Instant at) implements Change {}

    /** An object is deleted. */
    record Delete(String object, String id, Instant at) implements Change {}

    /** A deletion is taken back. */
    record Restore(String object, String id, Instant at) implements Change {}

    /** An object has become part of another. */
    record Merge(String object, String id, String survivor, Instant at) implements Change {}

    /**
     * Something has happened that the vendor does not tell.
     *
     * @param ids
     *            the objects; empty for all
     */
    record Gap(String object, List<String> ids, String reason) implements Change {}

    /** A person has to be forgotten. */
    record Erasure(String object, String id) implements Change {}
}
