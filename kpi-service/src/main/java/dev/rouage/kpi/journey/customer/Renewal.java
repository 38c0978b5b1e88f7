package dev.rouage.kpi.journey.customer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What became of a contract when its term ended.
 *
 * @param lastDay
 *            the last day that it ran
 * @param placedOn
 *            the day that counts it: of a renewed contract the end agreed on, also when it was renewed before that
 * @param successorStart
 *            the day from which its renewal runs; null when there is none in time
 */
public record Renewal(LocalDate lastDay, LocalDate placedOn, @Nullable LocalDate successorStart) {
    /**
     * How the contract ended; empty while it goes on, and when it never ran.
     *
     * <p>
     * It is renewed by a contract that names it, and starts after it did and within the grace; or by one of the same account
     * that names none, and starts within the grace after its last day.
     *
     * @param ofAccount
     *            all contracts of the account
     * @param graceDays
     *            for how many days after the last one a renewal still is one; later it is a new start
     */
    public static Optional<Renewal> of(Contract contract, Collection<Contract> ofAccount, int graceDays) {
        Optional<LocalDate> lastDay = contract.term().lastDay();
        if (lastDay.isEmpty() || !contract.term().runs()) {
            return Optional.empty();
        }
        LocalDate last = lastDay.get();
        Optional<LocalDate> successor = ofAccount.stream().filter(other -> renews(other, contract, last, graceDays))
                .map(Contract::startOn).min(Comparator.naturalOrder());
        LocalDate agreed = contract.term().endOn();
        LocalDate placedOn = successor.isPresent() && agreed != null ? agreed : last;
        return Optional.of(new Renewal(last, placedOn, successor.orElse(null)));
    }

    /** Whether it was renewed in time. */
    public boolean renewed() {
        return successorStart != null;
    }

    private static boolean renews(Contract other, Contract contract, LocalDate last, int graceDays) {
        boolean inTime = other.startOn().isAfter(contract.startOn())
                && !other.startOn().isAfter(last.plusDays(graceDays)) && other.term().runs();
        return inTime && (other.renewalOf() == null
                ? other.startOn().isAfter(last)
                : other.renewalOf().equals(contract.id()));
    }
}
