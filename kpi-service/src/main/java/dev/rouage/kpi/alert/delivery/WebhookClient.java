package dev.rouage.kpi.alert.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** Sends messages: to the address that was looked at, without following anybody elsewhere, and reads no more than a status. */
@ApplicationScoped
class WebhookClient {
    private final HttpClient client;
    private final SecretCipher cipher;
    private final DeliveryConfig config;
    private final Clock clock;

    WebhookClient(Vertx vertx, SecretCipher cipher, DeliveryConfig config, Clock clock) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(false).setMaxPoolSize(20)
                .setConnectTimeout(Math.toIntExact(config.patience().toMillis())));
        this.cipher = cipher;
        this.config = config;
        this.clock = clock;
    }

    /** Sends it once; fails when the endpoint can't be reached, is not to be, or takes too long. */
    Uni<DeliveryOutcome> send(TenantId tenant, Delivery delivery) {
        return Uni.createFrom().item(() -> EndpointAddress.resolve(
                EndpointAddress.parse(delivery.url(), config.privateAddresses()), config.privateAddresses()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(address -> Uni.createFrom().completionStage(
                        () -> post(address, tenant, delivery).toCompletionStage()))
                .ifNoItem().after(config.patience().multipliedBy(2)).fail();
    }

    private Future<DeliveryOutcome> post(EndpointAddress address, TenantId tenant, Delivery delivery) {
        byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
        return client.request(options(address)).compose(request -> {
            Instant now = clock.instant();
            String id = "msg_" + delivery.id();
            request.putHeader("content-type", "application/json").putHeader("webhook-id", id)
                    .putHeader("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                    .putHeader("webhook-signature", WebhookSignature
                            .sign(cipher.decrypt(delivery.secret(), tenant, delivery.endpoint()), id, now, body));
            return request.send(Buffer.buffer(body)).map(WebhookClient::outcome);
        });
    }

    private RequestOptions options(EndpointAddress address) {
        return new RequestOptions().setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(address.port(), address.address().getHostAddress()))
                .setHost(address.url().getHost()).setPort(address.port()).setSsl(address.secure())
                .setURI(address.path()).setFollowRedirects(false).setTimeout(config.patience().toMillis());
    }

    private static DeliveryOutcome outcome(HttpClientResponse response) {
        DeliveryOutcome outcome = DeliveryOutcome.ofStatus(response.statusCode());
        response.request().connection().close();
        return outcome;
    }

    /** Why there was no status, in words that give nothing of our own network away. */
    static String words(Throwable failure) {
        return failure instanceof RouageException known
                ? String.valueOf(known.getMessage())
                : "No answer: " + failure.getClass().getSimpleName();
    }
}
