package dev.rouage.gateway.executor;

/** In which form a client takes an answer. */
public enum Delivery {
    /** All of it at once; what is deferred is not deferred. */
    WHOLE,
    /** A deferred fragment is told by its path and label, and comes with all its fields: the draft of 2022-08-24. */
    BY_PATH,
    /** A deferred fragment is announced with an id, and comes with what was not answered before: the present draft. */
    BY_ID
}
