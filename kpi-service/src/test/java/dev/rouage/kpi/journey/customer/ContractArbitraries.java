package dev.rouage.kpi.journey.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Contracts of one account that meet each other often: within a hundred days, renewing each other or none. */
final class ContractArbitraries {
    static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    private ContractArbitraries() {}

    static Arbitrary<List<Contract>> contracts() {
        return contract().list().ofMaxSize(5).map(contracts -> {
            List<Contract> named = new ArrayList<>();
            for (int i = 0; i < contracts.size(); i++) {
                Contract one = contracts.get(i);
                named.add(new Contract(new UUID(0, i), one.term(), one.renewalOf(), one.mrr(), one.currency()));
            }
            return List.copyOf(named);
        });
    }

    private static Arbitrary<Contract> contract() {
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 100);
        Arbitrary<Integer> start = Arbitraries.integers().between(0, 60);
        Arbitrary<UUID> other = Arbitraries.integers().between(0, 4).map(number -> new UUID(0, number));
        Arbitrary<BigDecimal> mrr = Arbitraries.of("10", "20", "35.5").map(BigDecimal::new);
        return Combinators.combine(start, day.injectNull(0.3), day.injectNull(0.7), other.injectNull(0.5), mrr)
                .as((from, end, cancelled, renewalOf, amount) -> new Contract(new UUID(0, 0),
                        new Contract.Term(FIRST.plusDays(from), end == null ? null : FIRST.plusDays(end),
                                cancelled == null ? null : FIRST.plusDays(cancelled)),
                        renewalOf, amount, "EUR"));
    }
}
