package dev.rouage.kpi.graph;

import java.util.UUID;

import dev.rouage.kpi.contribution.Cut;

/** Reads ids that clients send. */
final class Ids {
    private Ids() {}

    /** The id; for a text that is none, the id that nobody has: it answers as every unknown one does. */
    static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return Cut.NOBODY;
        }
    }
}
