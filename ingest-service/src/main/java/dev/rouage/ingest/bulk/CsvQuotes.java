package dev.rouage.ingest.bulk;

/** Tells whether a line end of a CSV file stands between quotes and so belongs to a value. */
final class CsvQuotes {
    private State state = State.START;

    private enum State {
        /** Where a value begins: a quote here opens it. */
        START,
        /** Within a value without quotes: a quote is a character like any other. */
        PLAIN,
        /** Between quotes. */
        WITHIN,
        /** Behind a quote that closes the value, or is the first of two that stand for one. */
        CLOSING
    }

    /** At the beginning of a row. */
    void begin() {
        state = State.START;
    }

    /** Passes a byte that is no line end. */
    void pass(byte b) {
        state = switch (state) {
            case START -> b == '"' ? State.WITHIN : b == ',' ? State.START : State.PLAIN;
            case PLAIN -> b == ',' ? State.START : State.PLAIN;
            case WITHIN -> b == '"' ? State.CLOSING : State.WITHIN;
            case CLOSING -> b == '"' ? State.WITHIN : b == ',' ? State.START : State.PLAIN;
        };
    }

    boolean isWithin() {
        return state == State.WITHIN;
    }
}
