package dev.rouage.demo.naive;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.rouage.demo.naive.CoreFigures.Distribution;
import dev.rouage.demo.record.Item;

/**
 * The core figures worked out from all records at once, by definition and with no regard to speed or memory. It shares
 * no code with the services, so that what the graph answers can be compared with it.
 */
public final class NaiveFigures {

    /** Of two sales on one day the one with the smaller external id, whatever arrived first. */
    private static final Comparator<ClosedDeal> EARLIEST_FIRST = Comparator.comparing(ClosedDeal::closedOn)
            .thenComparing(ClosedDeal::externalId);

    private final List<ClosedDeal> deals;
    private final Collection<ClosedDeal> firstPurchases;

    private NaiveFigures(List<ClosedDeal> deals) {
        this.deals = deals;
        Map<String, ClosedDeal> first = new HashMap<>();
        deals.stream()
                .filter(deal -> deal.won() && !deal.renewal() && deal.account() != null)
                .sorted(EARLIEST_FIRST)
                .forEach(deal -> first.putIfAbsent(Objects.requireNonNull(deal.account()), deal));
        this.firstPurchases = first.values();
    }

    public static NaiveFigures of(Stream<Item> items, ZoneId zone, String currency) {
        return new NaiveFigures(new ClosedDealReader(new CurrentRecords(items), zone, currency).closedDeals());
    }

    /** The company's figures of [from, to). */
    public CoreFigures ofCompany(LocalDate from, LocalDate to) {
        return figures(closedIn(from, to));
    }

    /** The figures of [from, to) of the deals that this rep owned when they closed. */
    public CoreFigures ofRep(String externalId, LocalDate from, LocalDate to) {
        return figures(closedIn(from, to).and(deal -> externalId.equals(deal.owner())));
    }

    private static Predicate<ClosedDeal> closedIn(LocalDate from, LocalDate to) {
        return deal -> !deal.closedOn().isBefore(from) && deal.closedOn().isBefore(to);
    }

    private CoreFigures figures(Predicate<ClosedDeal> asked) {
        List<ClosedDeal> won = deals.stream().filter(asked).filter(ClosedDeal::won).toList();
        List<ClosedDeal> lost = deals.stream().filter(asked).filter(deal -> !deal.won()).toList();
        List<ClosedDeal> first = firstPurchases.stream().filter(asked).toList();
        List<BigDecimal> sales = amounts(won);
        return new CoreFigures(won.size(), lost.size(), sum(sales), sum(sales).add(sum(amounts(lost))), sales.size(),
                distribution(sales), distribution(cycles(won)), distribution(cycles(lost)), first.size(),
                distribution(amounts(first)));
    }

    private static List<BigDecimal> amounts(List<ClosedDeal> deals) {
        return deals.stream().map(ClosedDeal::amount).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    private static List<BigDecimal> cycles(List<ClosedDeal> deals) {
        return deals.stream().map(ClosedDeal::cycleDays).filter(days -> days >= 0).map(BigDecimal::valueOf).toList();
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Distribution distribution(List<BigDecimal> values) {
        if (values.isEmpty()) {
            return new Distribution(Optional.empty(), Optional.empty());
        }
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        BigDecimal median = sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.TWO);
        BigDecimal mean = sum(values).divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
        return new Distribution(Optional.of(mean), Optional.of(median));
    }
}
