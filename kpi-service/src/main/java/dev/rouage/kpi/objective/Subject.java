package dev.rouage.kpi.objective;

import java.util.UUID;

/** Whose objective it is. */
public record Subject(Type type, UUID id) {

    /** What kind of subject. */
    public enum Type {
        /** A team, with the teams below it. */
        TEAM,
        /** One rep. */
        REP
    }

    /** A team. */
    public static Subject team(UUID id) {
        return new Subject(Type.TEAM, id);
    }

    /** A rep. */
    public static Subject rep(UUID id) {
        return new Subject(Type.REP, id);
    }
}
