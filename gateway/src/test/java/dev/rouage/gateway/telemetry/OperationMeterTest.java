package dev.rouage.gateway.telemetry;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OperationMeterTest {
    @Test
    void givesOnlySoManyNamesASeriesOfTheirOwn() {
        var registry = new SimpleMeterRegistry();
        var meter = new OperationMeter(registry);
        for (int i = 0; i < 1_000; i++) {
            meter.ended("Operation" + i, "answered", 1_000);
        }
        meter.ended("Operation3", "answered", 1_000);

        assertThat(registry.getMeters()).hasSize(201);
        assertThat(registry.get("rouage.gateway.operations").tag("operation", "Operation3").timer().count())
                .isEqualTo(2);
        assertThat(registry.get("rouage.gateway.operations").tag("operation", "(other)").timer().count())
                .isEqualTo(800);
    }
}
