package dev.rouage.kpi.contribution;

import java.util.HashMap;
import java.util.Map;

/** By how much the sums move: what was posted before taken back, what is posted now added. */
public final class Delta {
    private final Map<RollupKey, Sum> moves = new HashMap<>();

    /** Adds what a journey contributes from now on. */
    public void add(Posting posting) {
        post(posting, 1);
    }

    /** Takes back what a journey has contributed so far. */
    public void takeBack(Posting posting) {
        post(posting, -1);
    }

    /** The sums that move, and by how much; those that come out even are not among them. */
    public Map<RollupKey, Sum> moves() {
        Map<RollupKey, Sum> left = new HashMap<>(moves);
        left.values().removeIf(Sum::isZero);
        return left;
    }

    private void post(Posting posting, int sign) {
        for (Contribution one : posting.contributions()) {
            Sum sum = new Sum(sign, sign > 0 ? one.value() : one.value().negate());
            for (Cut cut : Cut.values()) {
                for (Span span : cut.spans()) {
                    moves.merge(new RollupKey(cut, cut.part(posting.slice()), one.measure(), span,
                            span.startOf(one.day()), one.reason(), one.bucket()), sum, Sum::plus);
                }
            }
        }
    }
}
