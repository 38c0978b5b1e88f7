package dev.rouage.kpi.figure;

import dev.rouage.kpi.journey.deal.StageName;

/** What is known of one stage of a pipeline. */
public record StageTally(StageName stage, Tally tally) {}
