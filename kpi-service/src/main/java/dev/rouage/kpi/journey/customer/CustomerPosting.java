package dev.rouage.kpi.journey.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

import dev.rouage.kpi.contribution.Booking.ForeignDays;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.money.ExchangeRates;

/**
 * What an account adds to the figures of retention. A contract's monthly amount is converted at the rate of the day it
 * starts, so that a rate that moves is no customer who pays more.
 */
public final class CustomerPosting {
    /** Stands for several foreign currencies: any rate that changes may matter. */
    public static final String ANY_CURRENCY = "*";

    private CustomerPosting() {}

    /**
     * The account's contributions; none when no contract of it ever runs.
     *
     * @param reporting
     *            the company's currency and the grace of its renewals
     */
    public static List<Contribution> contributions(Collection<Contract> ofAccount, ExchangeRates rates,
            Reporting reporting) {
        Map<UUID, BigDecimal> mrr = new HashMap<>();
        boolean known = true;
        for (Contract contract : ofAccount) {
            Optional<BigDecimal> converted = mrr(contract, rates, reporting.currency());
            converted.ifPresent(amount -> mrr.put(contract.id(), amount));
            known &= converted.isPresent() || !contract.term().runs();
        }
        List<Step<Standing>> steps = CustomerHistory.of(ofAccount, mrr, reporting.renewalGraceDays());
        List<Contribution> contributions = new ArrayList<>();
        add(contributions, Measure.CUSTOMER_OPENING, steps,
                (first, _) -> first.active() ? BigDecimal.ONE : BigDecimal.ZERO);
        add(contributions, Measure.CUSTOMER_RETAINED, steps, CustomerPosting::retained);
        if (known) {
            add(contributions, Measure.MRR_OPENING, steps, (first, _) -> first.mrr());
            add(contributions, Measure.MRR_KEPT, steps, CustomerPosting::kept);
            add(contributions, Measure.MRR_NET, steps, CustomerPosting::net);
        } else {
            add(contributions, Measure.CUSTOMER_MRR_UNKNOWN, steps,
                    (first, _) -> first.active() ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        return contributions;
    }

    /** The rates that must be known to count the account, if any. */
    public static Optional<ForeignDays> foreignDays(Collection<Contract> ofAccount, String companyCurrency) {
        Set<String> currencies = new HashSet<>();
        LocalDate from = null;
        LocalDate to = null;
        for (Contract contract : ofAccount) {
            if (isForeign(contract, companyCurrency)) {
                currencies.add(contract.currency());
                from = from == null || contract.startOn().isBefore(from) ? contract.startOn() : from;
                to = to == null || contract.startOn().isAfter(to) ? contract.startOn() : to;
            }
        }
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(new ForeignDays(
                        currencies.size() > 1 ? ANY_CURRENCY : currencies.iterator().next(), from, to));
    }

    /** Whether the contract's amount must be converted. */
    public static boolean isForeign(Contract contract, String companyCurrency) {
        return contract.mrr() != null && contract.currency() != null && !contract.currency().equals(companyCurrency);
    }

    /** How a contract ended, counted at the end of its term; the bucket says the day once more. */
    public static List<Contribution> renewal(Contract contract, Collection<Contract> ofAccount, int graceDays) {
        return Renewal.of(contract, ofAccount, graceDays).map(renewal -> List.of(new Contribution(
                renewal.renewed() ? Measure.CONTRACT_RENEWED : Measure.CONTRACT_LAPSED, Reason.COUNTED,
                renewal.placedOn(), BigDecimal.ZERO, bucket(renewal.placedOn())))).orElse(List.of());
    }

    /** 1 for a customer at both dates. */
    static BigDecimal retained(Standing first, Standing second) {
        return first.active() && second.active() ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** What a customer of the first date brought then and still brings. */
    static BigDecimal kept(Standing first, Standing second) {
        return first.active() ? first.mrr().min(second.mrr()) : BigDecimal.ZERO;
    }

    /** What a customer of the first date brings at the second. */
    static BigDecimal net(Standing first, Standing second) {
        return first.active() ? second.mrr() : BigDecimal.ZERO;
    }

    private static Optional<BigDecimal> mrr(Contract contract, ExchangeRates rates, String currency) {
        BigDecimal amount = contract.mrr();
        String own = contract.currency();
        return amount == null || own == null
                ? Optional.empty()
                : rates.convert(amount, own, currency, contract.startOn());
    }

    private static void add(List<Contribution> contributions, Measure measure, List<Step<Standing>> steps,
            BiFunction<Standing, Standing, BigDecimal> function) {
        for (TwoDateSums.Point point : TwoDateSums.of(Standing.NONE, steps, function)) {
            contributions.add(new Contribution(measure, Reason.COUNTED, point.later(), point.value(),
                    bucket(point.earlier()), point.value().signum(), null));
        }
    }

    private static int bucket(LocalDate day) {
        return Math.toIntExact(day.toEpochDay());
    }
}
