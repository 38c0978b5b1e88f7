package dev.rouage.coaching.onboarding;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import dev.rouage.coaching.curriculum.Program;
import dev.rouage.coaching.program.ProgramStanding;
import dev.rouage.coaching.sale.TimeToFirstSale;

/**
 * A new hire's way into the company.
 *
 * @param program
 *            the program followed
 * @param startedOn
 *            the day from which its milestones count
 * @param completions
 *            the day on which each completed module was first completed
 * @param standing
 *            how far the person is
 * @param timeToFirstSale
 *            the wait for the first sale
 */
public record Onboarding(Program program, LocalDate startedOn, Map<UUID, LocalDate> completions,
        ProgramStanding standing, TimeToFirstSale timeToFirstSale) {

    public Onboarding {
        completions = Map.copyOf(completions);
    }
}
