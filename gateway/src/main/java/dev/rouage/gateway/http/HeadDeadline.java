package dev.rouage.gateway.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import dev.rouage.gateway.problem.ErrorCode;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * The time by which the next request's head has to be there: counted from the connection's beginning, later from the
 * first byte after an answer. First in the pipeline, and on the connection's event loop only.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {
    private final long milliseconds;
    private int underWay;
    private @Nullable ScheduledFuture<?> timer;

    HeadDeadline(long milliseconds) {
        this.milliseconds = milliseconds;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        begin(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (underWay == 0 && timer == null) {
            begin(context);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    /** A head is complete. */
    void arrived() {
        underWay++;
        cancel();
    }

    void answered() {
        underWay--;
    }

    private void begin(ChannelHandlerContext context) {
        timer = context.executor()
                .schedule(() -> expired(context.channel()), milliseconds, TimeUnit.MILLISECONDS);
    }

    void cancel() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void expired(Channel channel) {
        if (channel.pipeline().get(HttpResponseEncoder.class) == null) {
            channel.close();
        } else {
            channel.writeAndFlush(timedOut()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private FullHttpResponse timedOut() {
        String problem = """
                {"type":"about:blank","title":"%1$s","status":408,"detail":"The head of a request did not come within \
                %2$d ms","code":"%1$s"}""".formatted(ErrorCode.REQUEST_TIMEOUT.name(), milliseconds);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT,
                Unpooled.copiedBuffer(problem, StandardCharsets.US_ASCII));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}
