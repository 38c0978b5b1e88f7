package dev.rouage.e2e;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Stream;

import dev.rouage.demo.push.PushResult;
import dev.rouage.demo.story.DemoStory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** A repetition changes nothing; a correction shows at once. */
@Order(40)
@ExtendWith(StackExtension.class)
class ChangesIT {

    private static final Duration FRESHNESS = Duration.ofSeconds(2);

    private final Stack stack;
    private final Graph admin;

    ChangesIT(Stack stack) {
        this.stack = stack;
        this.admin = stack.gateway("demo-admin");
    }

    @Test
    void theSameRecordsAgainChangeNoFigure() throws Exception {
        Figures before = wholeStory();

        PushResult again = stack.push("demo-integrator", "again-", new DemoStory(Stack.DEMO).items());
        awaitEverythingPushedSoFar();

        assertThat(again.count("CREATED") + again.count("UPDATED") + again.count("REJECTED")).as("%s", again).isZero();
        assertThat(wholeStory()).isEqualTo(before);
    }

    @Test
    void aRepeatedRequestIsAnsweredFromMemory() throws Exception {
        FarDeals deals = new FarDeals("far-repeated", 1985);

        PushResult first = stack.push("demo-integrator", "repeated-", deals.deals(3));
        PushResult second = stack.push("demo-integrator", "repeated-", deals.deals(3));

        assertThat(first.count("CREATED")).isEqualTo(3);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aCorrectedDealMovesItsFiguresWithinSeconds() throws Exception {
        FarDeals deals = new FarDeals("far-corrected", 1990);
        stack.push("demo-integrator", "e2e-", Stream.of(deals.stage(), deals.deal(1, 1, new BigDecimal("100"))));
        stack.eventually(() -> assertThat(deals.revenue(admin)).isEqualByComparingTo("100"));

        stack.push("demo-integrator", "e2e-", Stream.of(deals.deal(1, 2, new BigDecimal("250"))));
        long taken = System.nanoTime();
        stack.eventually(() -> assertThat(deals.revenue(admin)).isEqualByComparingTo("250"));
        Duration freshness = Duration.ofNanos(System.nanoTime() - taken);

        System.out.println(
                "Freshness: a correction showed " + freshness.toMillis() + " ms after ingest-service had taken it");
        assertThat(freshness).isLessThan(FRESHNESS);
    }

    private Figures wholeStory() {
        return Figures.ofCompany(admin, Stack.DEMO.today().minusYears(2), Stack.DEMO.today());
    }

    /** A company's changes are applied in order: once a mark shows, everything before it has been applied. */
    private void awaitEverythingPushedSoFar() throws Exception {
        FarDeals mark = new FarDeals("far-mark", 1995);
        stack.push("demo-integrator", "e2e-", Stream.concat(Stream.of(mark.stage()), mark.deals(1)));
        stack.eventually(() -> assertThat(mark.revenue(admin)).isEqualByComparingTo("1"));
    }
}
