package dev.rouage.demo.record;

/** What an item asks for. */
public enum Operation {
    UPSERT, DELETE, RESTORE, MERGE
}
