package dev.rouage.platform.tenant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or machine may do within its company; the names are those of the realm roles, in lower case. */
public enum Role {
    /** Own figures, and the aggregates of the own team. */
    REP,
    /** Figures of the own team and the teams below it. */
    MANAGER,
    /** The whole company: settings, catalogue, figures. */
    ADMIN,
    /** Training and coaching of everyone. */
    COACH,
    /** Pushes records, reads nothing but what became of them. */
    INTEGRATOR,
    /** May see amounts of money. */
    MONEY;

    /** The role's name in the token. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name, or empty for the roles that Keycloak adds on its own. */
    public static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim().equals(claim)).findFirst();
    }
}
