package dev.rouage.ingest.store;

import dev.rouage.platform.tenant.TenantId;

/** The part of the feed that a company belongs to; replicas of the service share the parts among them. */
public final class Shard {
    /** How many parts there are; more replicas than this find nothing to relay. */
    public static final int COUNT = 4;

    private Shard() {}

    /** The part of that company. */
    public static int of(TenantId tenant) {
        return Math.floorMod(tenant.value().getMostSignificantBits() ^ tenant.value().getLeastSignificantBits(), COUNT);
    }
}
