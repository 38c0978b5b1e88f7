package dev.rouage.e2e;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.rouage.demo.push.PushResult;
import dev.rouage.demo.record.Kind;
import dev.rouage.launcher.Service;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Whatever breaks beneath the services while records come in: once it is mended, each record is in the figures, once. */
@Order(65)
@ExtendWith(StackExtension.class)
class FaultsIT {

    private static final long DEALS = 8_000;
    private static final Duration STANDSTILL = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Stack stack;

    FaultsIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void kafkaIsKilledAndStartedAgain() {
        Deals deals = new Deals(new FarDeals("far-kafka", 1971), DEALS);
        CompletableFuture<PushResult> pushing = push(deals);
        awaitSomeFigures(deals);

        stack.machine().kafka().kill();
        // Records are taken without Kafka: they wait in the database.
        assertThat(pushing.join().count("CREATED")).isEqualTo(DEALS + 1);
        stack.machine().kafka().restart();

        deals.awaitInFiguresOnce(stack);
    }

    @Test
    void postgresqlIsKilledAndStartedAgain() throws Exception {
        Deals deals = new Deals(new FarDeals("far-postgres", 1972), DEALS);
        CompletableFuture<PushResult> pushing = push(deals);
        awaitSomeFigures(deals);

        stack.machine().postgres().kill();
        HttpResponse<String> refused = stack.batchAnswer("demo-integrator", Kind.OPPORTUNITY,
                Stream.of(deals.far().deal(DEALS + 1, 1, BigDecimal.TEN))).orElseThrow();
        stack.machine().postgres().restart();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("UNAVAILABLE").doesNotContain("CREATED");
        assertThat(pushing.join().rejections()).isEmpty();
        deals.awaitInFiguresOnce(stack);
    }

    @Test
    void aConsumerStandsStillForHalfAMinute() {
        Deals deals = new Deals(new FarDeals("far-standstill", 1973), DEALS);
        CompletableFuture<PushResult> pushing = push(deals);
        awaitSomeFigures(deals);

        stack.machine().service(Service.KPI).pause();
        try {
            assertThat(pushing.join().count("CREATED")).isEqualTo(DEALS + 1);
            await().pollDelay(STANDSTILL).atMost(STANDSTILL.multipliedBy(2)).until(() -> true);
        } finally {
            stack.machine().service(Service.KPI).resume();
        }

        deals.awaitInFiguresOnce(stack);
    }

    /** Pushes all of them; from the beginning again, with the same requests, when the service was away for too long. */
    private CompletableFuture<PushResult> push(Deals deals) {
        return CompletableFuture.supplyAsync(() -> await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> stack.push("demo-integrator", "faults-", deals.items()), Objects::nonNull));
    }

    private void awaitSomeFigures(Deals deals) {
        Graph admin = stack.gateway("demo-admin");
        stack.eventually(() -> assertThat(deals.far().revenue(admin)).isPositive());
    }
}
