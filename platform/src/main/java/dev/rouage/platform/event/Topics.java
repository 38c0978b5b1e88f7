package dev.rouage.platform.event;

/** The names of the Kafka topics. */
public final class Topics {
    /** Every change of a CRM record, as the record's whole current state. */
    public static final String CRM_CHANGES = "crm.changes";
    /** What a consumer could not read or apply, with the cause in the headers. */
    public static final String CRM_CHANGES_DEAD_LETTER = "crm.changes.dead-letter";
    /** What happened in training and coaching. */
    public static final String COACHING_EVENTS = "coaching.events";
    /** What a consumer could not read or apply of them. */
    public static final String COACHING_EVENTS_DEAD_LETTER = "coaching.events.dead-letter";

    private Topics() {}
}
