package dev.rouage.kpi.alert.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.turn.CompanyTask;
import dev.rouage.kpi.turn.Turn;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;

/**
 * Sends a company's messages that are due, some of them side by side. A message that was sent, but whose replica died before
 * it could note that, is sent again under the same id.
 */
@ApplicationScoped
class DeliveryTask implements CompanyTask {
    static final String NAME = "DELIVERIES";
    private static final int AT_ONCE = 20;

    private final DeliveryStore store;
    private final WebhookClient client;
    private final DeliveryConfig config;

    DeliveryTask(DeliveryStore store, WebhookClient client, DeliveryConfig config) {
        this.store = store;
        this.client = client;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Optional<Duration>> run(Turn turn) {
        return store.due(turn.tenant(), AT_ONCE)
                .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : sendAll(turn.tenant(), due))
                .chain(() -> store.next(turn.tenant()));
    }

    private Uni<Void> sendAll(TenantId tenant, List<Delivery> due) {
        return Uni.join().all(due.stream().map(one -> send(tenant, one)).toList()).andCollectFailures()
                .replaceWithVoid();
    }

    private Uni<Void> send(TenantId tenant, Delivery delivery) {
        return client.send(tenant, delivery)
                .onFailure().recoverWithItem(failure -> new DeliveryOutcome(DeliveryOutcome.Kind.FAILED,
                        WebhookClient.words(failure)))
                .chain(outcome -> switch (outcome.kind()) {
                    case DELIVERED -> store.delivered(tenant, delivery, outcome.words());
                    case GONE -> store.disable(tenant, delivery, "The endpoint answered 410: it wants no more alerts");
                    case FAILED -> store.failed(tenant, delivery, outcome.words(), config.backoff()
                            .after(delivery.attempts() + 1, ThreadLocalRandom.current().nextDouble()));
                });
    }
}
