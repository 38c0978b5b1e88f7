package dev.rouage.kpi.journey.deal;

/**
 * A stage as opportunities name it.
 *
 * @param source
 *            the CRM it belongs to
 * @param pipeline
 *            the pipeline, "" for the one without a name
 */
public record StageName(String source, String pipeline, String stage) {}
