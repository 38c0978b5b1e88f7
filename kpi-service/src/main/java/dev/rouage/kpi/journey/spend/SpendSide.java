package dev.rouage.kpi.journey.spend;

import dev.rouage.kpi.contribution.Measure;

/** Who spends. */
public enum SpendSide {
    /** Marketing: media, campaigns, fairs. */
    MARKETING(Measure.MARKETING_COST_BEGUN, Measure.MARKETING_COST_ENDED),
    /** Sales: salaries, commissions, tools. */
    SALES(Measure.SALES_COST_BEGUN, Measure.SALES_COST_ENDED);

    private final Measure begun;
    private final Measure ended;

    SpendSide(Measure begun, Measure ended) {
        this.begun = begun;
        this.ended = ended;
    }

    Measure begun() {
        return begun;
    }

    Measure ended() {
        return ended;
    }
}
