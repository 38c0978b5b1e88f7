package dev.rouage.kpi.journey.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CustomerHistoryProperties {

    /** The history of steps says for each day what a look at every contract on that day says. */
    @Property
    void standsOnEachDayAsItsContractsDo(@ForAll("contracts") List<Contract> contracts) {
        List<Step<Standing>> steps = CustomerHistory.of(contracts, mrr(contracts), 30);

        for (int day = -5; day < 200; day++) {
            LocalDate on = ContractArbitraries.FIRST.plusDays(day);
            Standing expected = naive(contracts, on);
            Standing actual = at(steps, on);
            assertEquals(expected.active(), actual.active(), on.toString());
            assertEquals(0, expected.mrr().compareTo(actual.mrr()), on.toString());
        }
    }

    /** Whatever the accounts and the two dates: their sum is the number of those who were active at both. */
    @Property
    void pointsCountWhoWasActiveAtBothDates(@ForAll("accounts") List<List<Contract>> accounts,
            @ForAll @IntRange(min = -5, max = 200) int one, @ForAll @IntRange(min = -5, max = 200) int other) {
        LocalDate from = ContractArbitraries.FIRST.plusDays(Math.min(one, other));
        LocalDate to = ContractArbitraries.FIRST.plusDays(Math.max(one, other));
        List<TwoDateSums.Point> retained = new ArrayList<>();
        List<TwoDateSums.Point> kept = new ArrayList<>();
        List<TwoDateSums.Point> net = new ArrayList<>();
        BigDecimal bothActive = BigDecimal.ZERO;
        BigDecimal smaller = BigDecimal.ZERO;
        BigDecimal later = BigDecimal.ZERO;
        for (List<Contract> account : accounts) {
            List<Step<Standing>> steps = CustomerHistory.of(account, mrr(account), 30);
            retained.addAll(TwoDateSums.of(Standing.NONE, steps, CustomerPosting::retained));
            kept.addAll(TwoDateSums.of(Standing.NONE, steps, CustomerPosting::kept));
            net.addAll(TwoDateSums.of(Standing.NONE, steps, CustomerPosting::net));
            Standing before = naive(account, from);
            Standing after = naive(account, to);
            if (before.active()) {
                bothActive = bothActive.add(after.active() ? BigDecimal.ONE : BigDecimal.ZERO);
                smaller = smaller.add(before.mrr().min(after.mrr()));
                later = later.add(after.mrr());
            }
        }

        assertEquals(0, bothActive.compareTo(sum(retained, from, to)));
        assertEquals(0, smaller.compareTo(sum(kept, from, to)));
        assertEquals(0, later.compareTo(sum(net, from, to)));
    }

    /** An account that is taken back leaves what the others come to, and nothing else. */
    @Property
    void pointsAreTakenBackBySubtraction(@ForAll("accounts") List<List<Contract>> accounts,
            @ForAll("contracts") List<Contract> corrected, @ForAll("contracts") List<Contract> correction) {
        Map<List<LocalDate>, BigDecimal> sums = new HashMap<>();
        accounts.forEach(account -> move(sums, account, 1));
        move(sums, corrected, 1);
        move(sums, corrected, -1);
        move(sums, correction, 1);

        Map<List<LocalDate>, BigDecimal> expected = new HashMap<>();
        move(expected, correction, 1);
        accounts.forEach(account -> move(expected, account, 1));
        assertEquals(expected, sums);
    }

    @Property
    void noPointLiesLaterInTheFirstDateThanInTheSecond(@ForAll("contracts") List<Contract> contracts) {
        TwoDateSums.of(Standing.NONE, CustomerHistory.of(contracts, mrr(contracts), 30), CustomerPosting::kept)
                .forEach(point -> assertTrue(!point.earlier().isAfter(point.later())));
    }

    @Provide
    Arbitrary<List<Contract>> contracts() {
        return ContractArbitraries.contracts();
    }

    @Provide
    Arbitrary<List<List<Contract>>> accounts() {
        return ContractArbitraries.contracts().list().ofMaxSize(4);
    }

    private static void move(Map<List<LocalDate>, BigDecimal> sums, List<Contract> account, int sign) {
        for (TwoDateSums.Point point : TwoDateSums.of(Standing.NONE, CustomerHistory.of(account, mrr(account), 30),
                CustomerPosting::kept)) {
            BigDecimal value = point.value().multiply(BigDecimal.valueOf(sign)).stripTrailingZeros();
            sums.merge(List.of(point.earlier(), point.later()), value,
                    (one, other) -> one.add(other).stripTrailingZeros());
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
    }

    private static BigDecimal sum(List<TwoDateSums.Point> points, LocalDate from, LocalDate to) {
        return points.stream().filter(point -> point.earlier().isBefore(from) && point.later().isBefore(to))
                .map(TwoDateSums.Point::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Standing at(List<Step<Standing>> steps, LocalDate day) {
        return steps.stream().filter(step -> !step.from().isAfter(day)).reduce((_, last) -> last).map(Step::state)
                .orElse(Standing.NONE);
    }

    private static Map<UUID, BigDecimal> mrr(List<Contract> contracts) {
        Map<UUID, BigDecimal> mrr = new HashMap<>();
        contracts.forEach(contract -> mrr.put(contract.id(), contract.mrr()));
        return mrr;
    }

    /** Contract by contract, written down without the code under test. */
    private static Standing naive(List<Contract> contracts, LocalDate day) {
        boolean active = false;
        BigDecimal mrr = BigDecimal.ZERO;
        for (Contract contract : contracts) {
            if (NaiveContract.runsOn(contract, contracts, day)) {
                active = true;
                mrr = mrr.add(contract.mrr());
            }
        }
        return new Standing(active, mrr);
    }
}
