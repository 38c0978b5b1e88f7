package dev.rouage.demo.story;

import java.util.List;

/** Where leads come from; the referred ones are few and good, the bought ones many and not. */
enum Channel {
    WEBSITE("website", "contact form", 0.30, 1.0, 0.55), //
    REFERRAL("referral", "customer", 0.10, 1.45, 0.80), //
    PAID_SEARCH("paid search", "search ads", 0.22, 0.75, 0.38), //
    EVENT("event", "trade fair", 0.12, 1.0, 0.50), //
    PARTNER("partner", "reseller", 0.11, 1.2, 0.65), //
    OUTBOUND("outbound", "prospecting list", 0.15, 0.85, 0.35);

    static final List<Channel> ALL = List.of(values());

    private final String title;
    private final String source;
    private final double share;
    private final double winFactor;
    private final double qualifiedChance;

    Channel(String title, String source, double share, double winFactor, double qualifiedChance) {
        this.title = title;
        this.source = source;
        this.share = share;
        this.winFactor = winFactor;
        this.qualifiedChance = qualifiedChance;
    }

    String title() {
        return title;
    }

    String source() {
        return source;
    }

    double share() {
        return share;
    }

    double winFactor() {
        return winFactor;
    }

    double qualifiedChance() {
        return qualifiedChance;
    }

    /** Whether a machine writes to the lead at once. */
    boolean automaticReply() {
        return this == WEBSITE || this == PAID_SEARCH;
    }
}
