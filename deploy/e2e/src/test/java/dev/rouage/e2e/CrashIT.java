package dev.rouage.e2e;

import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.rouage.demo.push.PushResult;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** A kpi-service killed in the middle of an import loses nothing and counts nothing twice. */
@Order(50)
@ExtendWith(StackExtension.class)
class CrashIT {

    private static final long DEALS = 20_000;
    private static final BigDecimal ALL = BigDecimal.valueOf(DEALS * (DEALS + 1) / 2);

    private final FarDeals deals = new FarDeals("far-crash", 1980);
    private final Stack stack;
    private final Graph admin;

    CrashIT(Stack stack) {
        this.stack = stack;
        this.admin = stack.gateway("demo-admin");
    }

    @Test
    void theFiguresAreThoseOfTheFullDataAfterAKill() throws Exception {
        CompletableFuture<PushResult> importing = CompletableFuture.supplyAsync(this::pushAll);
        stack.eventually(() -> assertThat(deals.revenue(admin)).isGreaterThan(BigDecimal.ZERO));
        BigDecimal atKill = deals.revenue(admin);
        stack.killKpi();
        assertThat(atKill).as("killed in the middle").isLessThan(ALL);
        assertThat(importing.join().count("CREATED")).isEqualTo(DEALS + 1);

        stack.startKpi();

        stack.eventually(() -> assertThat(deals.revenue(admin)).isEqualByComparingTo(ALL));
        Figures figures = deals.figures(admin);
        assertThat(figures.number("WIN_RATE_BY_COUNT", "denominator").orElseThrow()).isEqualByComparingTo("" + DEALS);
        assertThat(figures.number("SALES_CYCLE_LENGTH", "numerator").orElseThrow())
                .isEqualByComparingTo("" + cycleDays());
    }

    private PushResult pushAll() {
        return stack.push("demo-integrator", "e2e-", Stream.concat(Stream.of(deals.stage()), deals.deals(DEALS)));
    }

    private static long cycleDays() {
        return LongStream.rangeClosed(1, DEALS).map(number -> number % 200).sum();
    }
}
