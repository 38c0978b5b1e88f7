package dev.rouage.coaching.program;

/** A program that nobody could follow; the message says why. */
public class InvalidProgramException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidProgramException(String message) {
        super(message);
    }
}
