package dev.rouage.kpi.restate;

import java.util.UUID;

import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import org.jspecify.annotations.Nullable;

/** Where what an account does, or is told about it, stands. */
final class Accounts {
    private Accounts() {}

    /**
     * The account's slice.
     *
     * @param account
     *            as the record states it
     * @param rep
     *            as the record states it
     */
    static Slice slice(Directory directory, @Nullable UUID account, @Nullable UUID rep) {
        return new Slice(rep == null ? null : directory.survivor(Party.REP, rep), null, null, null,
                directory.trait(Party.ACCOUNT, account, "segment").orElse(null),
                directory.trait(Party.ACCOUNT, account, "country").orElse(null), null);
    }
}
