package dev.rouage.platform.event;

/** A Kafka record that holds no event this version can read. */
public class UnreadableEventException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message) {
        super(message);
    }
}
