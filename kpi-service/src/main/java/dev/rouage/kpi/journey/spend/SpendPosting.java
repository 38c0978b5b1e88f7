package dev.rouage.kpi.journey.spend;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.money.ExchangeRates;

/**
 * What a spend adds to the figures: its amount where it begins and where it ends, each with its length in days. From these
 * the cost of any period can be told, and two sums are kept however long the spend is.
 */
public final class SpendPosting {

    private SpendPosting() {}

    /**
     * The spend's contributions; converted at the rate of its first day.
     *
     * @param currency
     *            the company's
     */
    public static List<Contribution> contributions(Spend spend, ExchangeRates rates, String currency) {
        if (spend.isReversed()) {
            return excluded(spend, Reason.SPEND_REVERSED);
        }
        int days = Math.toIntExact(ChronoUnit.DAYS.between(spend.from(), spend.end()));
        return rates.convert(spend.amount(), spend.currency(), currency, spend.from())
                .map(amount -> List.of(
                        Contribution.forDays(spend.side().begun(), spend.from(), amount, days),
                        Contribution.forDays(spend.side().ended(), spend.end(), amount, days)))
                .orElseGet(() -> excluded(spend, Reason.RATE_MISSING));
    }

    /** The currency that must be converted, and on which day, if there is one. */
    public static Optional<LocalDate> rateDay(Spend spend, String currency) {
        return spend.currency().equals(currency) || spend.isReversed() ? Optional.empty() : Optional.of(spend.from());
    }

    /** The slice that they belong to: costs are known by channel only. */
    public static Slice slice(Spend spend) {
        return new Slice(null, null, spend.channel(), null, null, null, null);
    }

    private static List<Contribution> excluded(Spend spend, Reason reason) {
        return List.of(Contribution.excluded(spend.side().begun(), spend.from(), reason),
                Contribution.excluded(spend.side().ended(), spend.end(), reason));
    }
}
