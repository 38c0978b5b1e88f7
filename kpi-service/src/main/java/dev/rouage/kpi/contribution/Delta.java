package dev.rouage.kpi.contribution;

import java.math.BigDecimal;
import java.util.Collections;
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
        moves.values().removeIf(Sum::isZero);
        return Collections.unmodifiableMap(moves);
    }

    private void post(Posting posting, int sign) {
        for (Contribution one : posting.contributions()) {
            for (Cut cut : one.measure().cuts()) {
                move(cut, posting.slice(), one, sign);
                Cut shift = cut.shift();
                if (shift != null && posting.current() != null) {
                    move(shift, posting.slice(), one, -sign);
                    move(shift, posting.current(), one, sign);
                }
            }
        }
    }

    private void move(Cut cut, SliceKey slice, Contribution one, int sign) {
        BigDecimal value = sign > 0 ? one.value() : one.value().negate();
        Sum sum = new Sum((long) sign * one.count(), value);
        for (Span span : cut.spans()) {
            moves.merge(new RollupKey(cut, cut.part(slice, one), one.measure(), span, span.startOf(one.day()),
                    one.reason(), one.measure().bucketOver(span, one.bucket())), sum, Sum::plus);
        }
    }
}
