package dev.rouage.gateway.subgraph;

/**
 * How many requests to one subgraph may be sent again: a share of those that are sent at all, so that retries cannot make
 * a busy subgraph busier.
 */
final class RetryBudget {
    private final double share;
    private final double most;
    private double left;

    /** @param share of the requests that may be sent again; up to ten can be saved up */
    RetryBudget(double share) {
        this.share = share;
        this.most = share == 0 ? 0 : 10;
        this.left = most;
    }

    synchronized void sent() {
        left = Math.min(most, left + share);
    }

    /** Whether one request may be sent again. */
    synchronized boolean take() {
        if (left < 1) {
            return false;
        }
        left -= 1;
        return true;
    }
}
