package dev.rouage.kpi.journey.lead;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A deal that came of a lead, on the company's calendar.
 *
 * @param createdOn
 *            null where nobody said
 * @param won
 *            it is won, and no renewal
 * @param closedOn
 *            null while it is open, and where its day of closing is unknown
 */
public record LeadDeal(@Nullable LocalDate createdOn, boolean won, @Nullable LocalDate closedOn) {}
