package dev.rouage.ingest.webhook;

import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.ErrorKind;

/** Why a webhook is not taken, or an event can't be processed. */
public enum WebhookErrorCode implements ErrorCode {
    /** The headers that the vendor signs with are missing. */
    SIGNATURE_MISSING(ErrorKind.USER, 401),
    /** The signature is not that of the connection's secret over this body. */
    SIGNATURE_INVALID(ErrorKind.USER, 401),
    /** The signature is right but more than five minutes from now. */
    SIGNATURE_EXPIRED(ErrorKind.USER, 401),
    /** The event is not written as the vendor writes them. */
    UNREADABLE_EVENT(ErrorKind.USER, 422);

    private final ErrorKind kind;
    private final int status;

    WebhookErrorCode(ErrorKind kind, int status) {
        this.kind = kind;
        this.status = status;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public int status() {
        return status;
    }
}
