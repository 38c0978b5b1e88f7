package dev.rouage.kpi.restate;

import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

/** The calculations of all kinds, those that others rest on first. */
@ApplicationScoped
class JourneyCalculations {
    private final List<JourneyCalculation> ordered;

    JourneyCalculations(@All List<JourneyCalculation> all) {
        ordered = all.stream().sorted(Comparator.comparing(JourneyCalculation::kind)).toList();
    }

    List<JourneyCalculation> ordered() {
        return ordered;
    }
}
