package dev.rouage.demo.story;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The teams: the company's whole sales force, and three within it. */
enum Team {
    SALES("team-sales", "Sales", null, "head-of-sales", List.of()), //
    NORTH("team-north", "North", SALES, "manager-north", List.of(Country.FRANCE, Country.BELGIUM)), //
    SOUTH("team-south", "South", SALES, "manager-south", List.of(Country.FRANCE, Country.SPAIN, Country.ITALY)), //
    KEY_ACCOUNTS("team-key-accounts", "Key accounts", SALES, "manager-key-accounts", List.of(Country.UNITED_STATES,
            Country.GERMANY, Country.CANADA));

    private final String id;
    private final String title;
    private final @Nullable Team parent;
    private final String manager;
    private final List<Country> countries;

    Team(String id, String title, @Nullable Team parent, String manager, List<Country> countries) {
        this.id = id;
        this.title = title;
        this.parent = parent;
        this.manager = manager;
        this.countries = countries;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    @Nullable
    Team parent() {
        return parent;
    }

    /** The external id of the manager's rep record. */
    String manager() {
        return manager;
    }

    List<Country> countries() {
        return countries;
    }
}
