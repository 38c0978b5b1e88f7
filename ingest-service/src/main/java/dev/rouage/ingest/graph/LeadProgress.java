package dev.rouage.ingest.graph;

import org.eclipse.microprofile.graphql.Description;

/** What has become of a lead. */
@Description("What has become of a lead")
public enum LeadProgress {
    @Description("Neither qualified nor given up")
    OPEN, @Description("Found worth pursuing, and not given up since")
    QUALIFIED, @Description("Given up")
    DISQUALIFIED;

    String condition() {
        return switch (this) {
            case OPEN -> "r.fields ->> 'qualifiedAt' IS NULL AND r.fields ->> 'disqualifiedAt' IS NULL";
            case QUALIFIED -> "r.fields ->> 'qualifiedAt' IS NOT NULL AND r.fields ->> 'disqualifiedAt' IS NULL";
            case DISQUALIFIED -> "r.fields ->> 'disqualifiedAt' IS NOT NULL";
        };
    }
}
