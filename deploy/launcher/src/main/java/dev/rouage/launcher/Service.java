package dev.rouage.launcher;

import java.util.Locale;

/** A service of ours: a process of its own. */
public enum Service {
    INGEST("ingest-service"), KPI("kpi-service"), COACHING("coaching-service"), GATEWAY("gateway");

    private final String module;

    Service(String module) {
        this.module = module;
    }

    /** The name of its module, of its directory in the project and of its log file. */
    public String module() {
        return module;
    }

    /** Its database, whose roles begin with this name. */
    String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean hasDatabase() {
        return this != GATEWAY;
    }
}
