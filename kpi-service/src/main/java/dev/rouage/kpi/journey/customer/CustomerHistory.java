package dev.rouage.kpi.journey.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * When an account was a customer, and what for a month.
 *
 * <p>
 * A contract that is renewed runs until its renewal does: through the grace where that starts later, and no longer than to
 * its start where that starts before the end agreed on.
 */
public final class CustomerHistory {

    private CustomerHistory() {}

    /**
     * The account's standing from day to day; before the first step it is no customer.
     *
     * @param mrr
     *            by contract, in the company's currency
     * @param graceDays
     *            for how many days after its end a contract may still be renewed
     */
    public static List<Step<Standing>> of(Collection<Contract> ofAccount, Map<UUID, BigDecimal> mrr, int graceDays) {
        List<Run> runs = ofAccount.stream().filter(contract -> contract.term().runs())
                .map(contract -> new Run(contract.startOn(), until(contract, ofAccount, graceDays),
                        mrr.getOrDefault(contract.id(), BigDecimal.ZERO)))
                .toList();
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Run run : runs) {
            days.add(run.from);
            if (run.until != null) {
                days.add(run.until);
            }
        }
        List<Step<Standing>> steps = new ArrayList<>();
        Standing before = Standing.NONE;
        for (LocalDate day : days) {
            Standing now = standing(runs, day);
            if (now.active() != before.active() || now.mrr().compareTo(before.mrr()) != 0) {
                steps.add(new Step<>(day, now));
            }
            before = now;
        }
        return steps;
    }

    private static Standing standing(List<Run> runs, LocalDate day) {
        List<Run> running = runs.stream().filter(run -> run.covers(day)).toList();
        return new Standing(!running.isEmpty(),
                running.stream().map(Run::mrr).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static @Nullable LocalDate until(Contract contract, Collection<Contract> ofAccount, int graceDays) {
        return Renewal.of(contract, ofAccount, graceDays)
                .map(renewal -> renewal.successorStart() == null
                        ? renewal.lastDay().plusDays(1)
                        : renewal.successorStart())
                .orElse(null);
    }

    /** The days on which a contract counts, the last one excluded. */
    private record Run(LocalDate from, @Nullable LocalDate until, BigDecimal mrr) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }
}
