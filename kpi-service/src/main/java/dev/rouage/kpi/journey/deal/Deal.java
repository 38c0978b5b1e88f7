package dev.rouage.kpi.journey.deal;

import java.util.UUID;

/**
 * An opportunity record as its CRM states it.
 *
 * @param externalId
 *            orders deals that closed on the same day
 * @param stage
 *            the stage it is in now
 */
public record Deal(UUID id, String externalId, StageName stage, DealTerms terms, DealLinks links, DealDates dates) {

    StageName stageNamed(String name) {
        return new StageName(stage.source(), stage.pipeline(), name);
    }
}
