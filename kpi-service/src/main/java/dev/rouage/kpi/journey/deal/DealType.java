package dev.rouage.kpi.journey.deal;

/** What is sold to whom. */
public enum DealType {
    /** A first or a separate sale; also what a deal is when its CRM does not tell. */
    NEW,
    /** What was sold before, again; never a first purchase. */
    RENEWAL,
    /** More of what was sold before. */
    EXPANSION
}
