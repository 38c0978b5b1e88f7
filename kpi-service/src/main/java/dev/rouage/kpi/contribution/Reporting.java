package dev.rouage.kpi.contribution;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.calendar.BusinessHours;

/**
 * What a company's figures are reported in: all that a company decides and that sums depend on.
 *
 * @param zone
 *            on whose calendar instants lie
 * @param currency
 *            ISO 4217
 * @param hours
 *            when the company works
 * @param teamHours
 *            when teams work that have hours of their own, with all teams below them; by the company's zone too
 * @param renewalGraceDays
 *            for how many days after a contract's end it may still be renewed
 */
public record Reporting(ZoneId zone, String currency, BusinessHours hours, Map<UUID, BusinessHours> teamHours,
        int renewalGraceDays) {
    /** How long a contract may still be renewed after its end, until a company decides. */
    public static final int DEFAULT_GRACE_DAYS = 30;

    /** Takes a copy. */
    public Reporting {
        teamHours = Map.copyOf(teamHours);
    }

    /** With the usual business hours and the usual grace. */
    public Reporting(ZoneId zone, String currency) {
        this(zone, currency, BusinessHours.DEFAULT, Map.of(), DEFAULT_GRACE_DAYS);
    }

    /** When that team works; the company's hours for none, and for a team without hours of its own. */
    public BusinessHours hoursOf(Optional<UUID> team) {
        return team.map(teamHours::get).orElse(hours);
    }
}
