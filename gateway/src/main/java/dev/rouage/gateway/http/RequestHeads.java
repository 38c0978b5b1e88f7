package dev.rouage.gateway.http;

import java.net.InetSocketAddress;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

import dev.rouage.gateway.config.GatewayConfig;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Closes connections on which the head of a request takes too long to come, and says why: the idle timeout is longer,
 * since connections may rest between two requests, and silent.
 */
@ApplicationScoped
public class RequestHeads {
    private final VertxInternal vertx;
    private final long milliseconds;

    RequestHeads(Vertx vertx, GatewayConfig config) {
        this.vertx = (VertxInternal) vertx;
        this.milliseconds = config.value("header-timeout", Duration.class, Duration.ofSeconds(10)).toMillis();
    }

    void watch(@ObservesAsync HttpServerStart started) {
        watch(started.options().getPort());
    }

    void watch(@ObservesAsync HttpsServerStart started) {
        watch(started.options().getPort());
    }

    /** Vert.x shows nobody a connection before a request has come over it, so the server's channel is looked for. */
    private void watch(int port) {
        for (EventExecutor each : vertx.getAcceptorEventLoopGroup()) {
            var acceptor = (SingleThreadEventLoop) each;
            acceptor.execute(() -> acceptor.registeredChannelsIterator().forEachRemaining(channel -> {
                if (channel instanceof ServerChannel && channel.localAddress() instanceof InetSocketAddress address
                        && (port <= 0 || port == address.getPort())) {
                    channel.pipeline().addFirst(new Accepting());
                }
            }));
        }
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::arrived);
    }

    private void arrived(RoutingContext routing) {
        var connection = (ConnectionBase) routing.request().connection();
        var deadline = connection.channel().pipeline().get(HeadDeadline.class);
        if (deadline != null) {
            deadline.arrived();
            // Of HTTP/2's many requests at once the first one is waited for.
            if (routing.request().version() != HttpVersion.HTTP_2) {
                routing.addEndHandler(_ -> deadline.answered());
            }
        }
        routing.next();
    }

    private final class Accepting extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            ((Channel) accepted).pipeline().addFirst(new HeadDeadline(milliseconds));
            context.fireChannelRead(accepted);
        }
    }
}
