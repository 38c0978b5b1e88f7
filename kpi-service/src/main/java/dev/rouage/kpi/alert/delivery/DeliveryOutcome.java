package dev.rouage.kpi.alert.delivery;

/**
 * What came of an attempt.
 *
 * @param words
 *            for people: the status, or why there was none
 */
record DeliveryOutcome(Kind kind, String words) {

    enum Kind {
        DELIVERED,
        /** To be tried again. */
        FAILED,
        /** The endpoint wants no more of them, ever. */
        GONE
    }

    static DeliveryOutcome ofStatus(int status) {
        Kind kind = status / 100 == 2 ? Kind.DELIVERED : status == 410 ? Kind.GONE : Kind.FAILED;
        return new DeliveryOutcome(kind, "HTTP status " + status);
    }
}
