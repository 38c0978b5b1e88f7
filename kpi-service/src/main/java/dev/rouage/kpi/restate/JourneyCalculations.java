package dev.rouage.kpi.restate;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import io.quarkus.arc.All;

/** The calculations of all kinds. */
@ApplicationScoped
class JourneyCalculations {
    private final List<JourneyCalculation> all;

    JourneyCalculations(@All List<JourneyCalculation> all) {
        this.all = List.copyOf(all);
    }

    /** Those that need nothing but records. */
    List<JourneyCalculation> fromRecords() {
        return all.stream().filter(calculation -> !calculation.restsOnBookings()).toList();
    }

    /** Those that rest on what others have booked. */
    List<JourneyCalculation> fromBookings() {
        return all.stream().filter(JourneyCalculation::restsOnBookings).toList();
    }

    /** That of a kind. */
    JourneyCalculation of(JourneyKind kind) {
        return all.stream().filter(calculation -> calculation.kind() == kind).findFirst().orElseThrow();
    }
}
