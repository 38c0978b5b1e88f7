package dev.rouage.gateway.planner;

/** The supergraph offers no way to a field that clients may ask for; the message names both. */
public final class PlanningException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PlanningException(String message) {
        super(message);
    }
}
