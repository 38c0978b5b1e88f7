package dev.rouage.e2e;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.rouage.demo.naive.NaiveFigures;
import dev.rouage.demo.record.Item;

import static org.assertj.core.api.Assertions.assertThat;

/** So many far deals, the n-th of n euros, pushed while something breaks: what the figures must be once it has been mended. */
record Deals(FarDeals far, long count) {

    /** What is to be pushed: the stage, and the deals. */
    Stream<Item> items() {
        return Stream.concat(Stream.of(far.stage()), far.deals(count));
    }

    /** Those behind the first ones. */
    Stream<Item> range(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(number -> far.deal(number, 1, BigDecimal.valueOf(number)));
    }

    BigDecimal revenue() {
        return BigDecimal.valueOf(count * (count + 1) / 2);
    }

    /** Each of them is in the figures once: soon by their sum, then by every figure, and by the service's own audit. */
    void awaitInFiguresOnce(Stack stack) {
        Graph admin = stack.gateway("demo-admin");
        stack.eventually(() -> assertThat(far.revenue(admin)).isEqualByComparingTo(revenue()));
        FigureChecks.same(far.source(), far.figures(admin),
                NaiveFigures.of(items(), ZoneId.of("Europe/Paris"), "EUR").ofCompany(far.from(), far.to()));
        // Asked of the service itself, as the rest of this check is of the gateway.
        Graph kpi = stack.graph(stack.kpi(), stack.token("demo-admin"));
        String id = kpi.ask("mutation { startAudit { id } }").data("/startAudit").path("id").asText();
        stack.eventually(() -> {
            var latest = kpi.ask("{ audit { id state } }").data("/audit");
            assertThat(latest.path("id").asText()).isEqualTo(id);
            assertThat(latest.path("state").asText()).isEqualTo("COMPLETE");
        });
        var audit = kpi.ask("{ audit { sums differences examples } }").data("/audit");
        assertThat(audit.path("differences").asInt(-1)).as("%s", audit).isZero();
        assertThat(audit.path("sums").asLong()).isPositive();
    }
}
