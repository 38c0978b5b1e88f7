package dev.rouage.gateway.subscription;

import java.util.List;
import java.util.Map;

import dev.rouage.gateway.problem.ResponseError;
import io.vertx.core.Future;

/** A client as one of its operations sees it, whatever protocol it speaks. */
interface Subscriber {

    /** Sends an answer; the future is complete when the client takes more. */
    Future<Void> next(Map<String, Object> answer);

    /** There will be no more answers. */
    void completed();

    /** There will be no more answers, for these reasons. */
    void failed(List<ResponseError> errors);
}
