package dev.rouage.kpi.journey.customer;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What the definitions say of contracts, in plain loops. */
final class NaiveContract {
    private NaiveContract() {}

    static @Nullable LocalDate last(Contract contract) {
        LocalDate end = contract.term().endOn();
        LocalDate cancelled = contract.term().cancelledOn();
        if (end == null) {
            return cancelled;
        }
        return cancelled != null && cancelled.isBefore(end) ? cancelled : end;
    }

    static boolean everRuns(Contract contract) {
        LocalDate last = last(contract);
        return last == null || !last.isBefore(contract.term().startOn());
    }

    /** The first day of what follows the contract in time, or null. */
    static @Nullable LocalDate successor(Contract contract, List<Contract> contracts) {
        LocalDate last = last(contract);
        LocalDate first = null;
        for (Contract other : contracts) {
            LocalDate start = other.term().startOn();
            if (last == null || !everRuns(other) || !start.isAfter(contract.term().startOn())
                    || start.isAfter(last.plusDays(30))) {
                continue;
            }
            boolean names = other.renewalOf() != null && other.renewalOf().equals(contract.id());
            boolean follows = other.renewalOf() == null && start.isAfter(last);
            if ((names || follows) && (first == null || start.isBefore(first))) {
                first = start;
            }
        }
        return first;
    }

    static boolean runsOn(Contract contract, List<Contract> contracts, LocalDate day) {
        if (!everRuns(contract) || day.isBefore(contract.term().startOn())) {
            return false;
        }
        LocalDate successor = successor(contract, contracts);
        LocalDate last = last(contract);
        if (successor != null) {
            return day.isBefore(successor);
        }
        return last == null || !day.isAfter(last);
    }
}
