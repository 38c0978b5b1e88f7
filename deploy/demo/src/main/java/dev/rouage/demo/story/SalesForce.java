package dev.rouage.demo.story;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import static dev.rouage.demo.story.SellingStyle.ALL_ROUNDER;
import static dev.rouage.demo.story.SellingStyle.BIG_TICKET;
import static dev.rouage.demo.story.SellingStyle.GARDENER;
import static dev.rouage.demo.story.SellingStyle.HUNTER;
import static dev.rouage.demo.story.SellingStyle.NEWCOMER;
import static dev.rouage.demo.story.SellingStyle.PATIENT;
import static dev.rouage.demo.story.SellingStyle.QUICK_CLOSER;
import static dev.rouage.demo.story.Team.KEY_ACCOUNTS;
import static dev.rouage.demo.story.Team.NORTH;
import static dev.rouage.demo.story.Team.SALES;
import static dev.rouage.demo.story.Team.SOUTH;

/** The people: twelve who sell, four to a team, and their managers. Three are new, one has left. */
final class SalesForce {

    private static final int RAMP_DAYS = 90;

    private final List<Rep> managers;
    private final List<Rep> sellers;

    SalesForce(LocalDate today) {
        managers = List.of(manager(SALES, "Jeanne Moreau", "head.of.sales@demo.example", today.minusDays(3100)),
                manager(NORTH, "Claire Fontaine", "manager.north@demo.example", today.minusDays(2450)),
                manager(SOUTH, "Marco Rinaldi", "manager.south@demo.example", today.minusDays(1900)),
                manager(KEY_ACCOUNTS, "Ingrid Keller", "manager.key@demo.example", today.minusDays(2200)));
        sellers = List.of(seller(1, "Camille Laurent", NORTH, today.minusDays(1400), null, ALL_ROUNDER),
                seller(2, "Hugo Petit", NORTH, today.minusDays(980), null, QUICK_CLOSER),
                seller(3, "Inès Garnier", NORTH, today.minusDays(1750), null, PATIENT),
                seller(4, "Théo Lambert", NORTH, today.minusDays(110), null, NEWCOMER),
                seller(5, "Giulia Conti", SOUTH, today.minusDays(1220), null, GARDENER),
                seller(6, "Pablo Serrano", SOUTH, today.minusDays(860), null, HUNTER),
                seller(7, "Nadia Benali", SOUTH, today.minusDays(1510), today.minusDays(130), ALL_ROUNDER),
                seller(8, "Léa Marchand", SOUTH, today.minusDays(45), null, NEWCOMER),
                seller(9, "Anna Schmidt", KEY_ACCOUNTS, today.minusDays(1640), null, BIG_TICKET),
                seller(10, "James Carter", KEY_ACCOUNTS, today.minusDays(720), null, QUICK_CLOSER),
                seller(11, "Sofia Novak", KEY_ACCOUNTS, today.minusDays(1130), null, PATIENT),
                seller(12, "Oliver Brown", KEY_ACCOUNTS, today.minusDays(270), null, ALL_ROUNDER));
    }

    List<Rep> managers() {
        return managers;
    }

    List<Rep> sellers() {
        return sellers;
    }

    /** Who takes up a lead of that day: a newcomer's share grows with the first months. */
    Rep takingUp(LocalDate day, Dice dice) {
        List<Rep> present = sellers.stream().filter(rep -> rep.sellsOn(day)).toList();
        return dice.pick(present, rep -> rep.selling().load() * ramp(rep, day));
    }

    /** A colleague of the same team who is there on that day, and still is. */
    Rep colleague(Rep of, LocalDate day, Dice dice) {
        return dice.pick(sellers.stream()
                .filter(rep -> rep.team() == of.team() && !rep.equals(of) && rep.leftOn() == null && rep.sellsOn(day))
                .toList());
    }

    private static double ramp(Rep rep, LocalDate day) {
        return Math.min(1, (day.toEpochDay() - rep.hiredOn().toEpochDay() + 15.0) / RAMP_DAYS);
    }

    private static Rep manager(Team team, String name, String email, LocalDate hiredOn) {
        return new Rep(team.manager(), name, email, team, hiredOn, null, "Manager", null);
    }

    private static Rep seller(int number, String name, Team team, LocalDate hiredOn, @Nullable LocalDate leftOn,
            SellingStyle style) {
        String id = "%02d".formatted(number);
        return new Rep("rep-" + id, name, "rep" + id + "@demo.example", team, hiredOn, leftOn, "Account executive",
                style);
    }
}
