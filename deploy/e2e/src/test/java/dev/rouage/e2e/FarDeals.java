package dev.rouage.e2e;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;

/** Won deals of a CRM and a year of their own, far from everything else a company has: other figures stay as they are. */
record FarDeals(String source, int year) {

    LocalDate from() {
        return LocalDate.of(year, 1, 1);
    }

    LocalDate to() {
        return LocalDate.of(year + 1, 1, 1);
    }

    /** What the CRM must tell before its deals: which stage is the won one. */
    Item stage() {
        return Item.upsert(Kind.PIPELINE_STAGE, source, "stage", 1,
                Fields.none().with("pipeline", "Far").with("stage", "Signed").with("category", "WON"));
    }

    Item deal(long number, long version, BigDecimal amount) {
        return Item.upsert(Kind.OPPORTUNITY, source, "deal-" + number, version,
                Fields.none()
                        .with("pipeline", "Far")
                        .with("stage", "Signed")
                        .withMoney("amount", amount, "EUR")
                        .with("createdAt", from().plusDays(number % 100))
                        .with("closedAt", from().plusDays(number % 100 + number % 200)));
    }

    /** So many deals, the n-th of n euros. */
    Stream<Item> deals(long count) {
        return LongStream.rangeClosed(1, count).mapToObj(number -> deal(number, 1, BigDecimal.valueOf(number)));
    }

    Figures figures(Graph graph) {
        return Figures.ofCompany(graph, from(), to());
    }

    /** The sum of the won amounts. */
    BigDecimal revenue(Graph graph) {
        return figures(graph).value("WON_REVENUE").orElse(BigDecimal.ZERO);
    }
}
