package dev.rouage.kpi.journey.customer;

import java.math.BigDecimal;

/** What an account adds to the figures of retention. */
public final class CustomerPosting {

    private CustomerPosting() {}

    /** 1 for a customer at both dates. */
    static BigDecimal retained(Standing first, Standing second) {
        return first.active() && second.active() ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** What a customer of the first date brought then and still brings. */
    static BigDecimal kept(Standing first, Standing second) {
        return first.active() ? first.mrr().min(second.mrr()) : BigDecimal.ZERO;
    }

    /** What a customer of the first date brings at the second. */
    static BigDecimal net(Standing first, Standing second) {
        return first.active() ? second.mrr() : BigDecimal.ZERO;
    }
}
