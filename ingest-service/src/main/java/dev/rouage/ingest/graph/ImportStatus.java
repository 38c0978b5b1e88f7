package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;

/** How far an import has come. */
@Description("How far an import has come")
public enum ImportStatus {
    @Description("Lines are coming in and are applied as they come")
    RECEIVING, @Description("Every line has been read; something is left to do")
    PROCESSING, @Description("Nothing is left to do")
    COMPLETE, @Description("It broke off; sending the whole file again is safe")
    FAILED, @Description("Somebody cancelled it; what had been applied by then stays")
    CANCELLED;

    boolean isOver() {
        return switch (this) {
            case RECEIVING, PROCESSING -> false;
            case COMPLETE, FAILED, CANCELLED -> true;
        };
    }
}
