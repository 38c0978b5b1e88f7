package dev.rouage.gateway.security;

import java.util.concurrent.TimeUnit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/** Reads a realm's discovery document and its keys. */
final class RealmClient {
    private static final int LARGEST = 1_048_576;

    private final HttpClient http;
    private final String discovery;

    RealmClient(Vertx vertx, String url) {
        this.http = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(3_000));
        this.discovery = url.replaceFirst("/+$", "") + "/.well-known/openid-configuration";
    }

    Future<KeySet> keys() {
        return get(discovery).compose(document -> get(KeySet.member(document, "jwks_uri"))
                .map(keys -> KeySet.parse(KeySet.member(document, "issuer"), keys)));
    }

    private Future<String> get(String url) {
        return Future.future(promise -> http.request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url))
                .compose(request -> request.send()
                        .compose(RealmClient::body)
                        .timeout(5, TimeUnit.SECONDS)
                        .onFailure(failure -> request.reset(0, failure)))
                .onComplete(promise));
    }

    private static Future<String> body(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Future.failedFuture(new IllegalStateException("status " + response.statusCode()));
        }
        var body = Buffer.buffer();
        return Future.future(promise -> response.handler(chunk -> {
            if (body.length() + chunk.length() > LARGEST) {
                promise.tryFail(new IllegalStateException("an answer of more than " + LARGEST + " bytes"));
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        }).exceptionHandler(promise::tryFail).endHandler(_ -> promise.tryComplete(body.toString())));
    }

    void close() {
        http.close();
    }
}
