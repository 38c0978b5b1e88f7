package dev.rouage.launcher;

import java.util.Map;

import dev.rouage.infrastructure.InfrastructureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StackPortsTest {

    @Test
    void takesTheUsualPortsUnlessVariablesSayOtherwise() {
        var ports = StackPorts.fromEnvironment(Map.of("ROUAGE_KPI_PORT", "18082", "ROUAGE_GATEWAY_PORT", ""));

        assertThat(ports.of(Service.KPI)).isEqualTo(18082);
        assertThat(ports.of(Service.GATEWAY)).isEqualTo(8080);
        assertThat(ports.of(Service.INGEST)).isEqualTo(8081);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eight", "0", "65536", "-1"})
    void refusesWhatIsNoPort(String text) {
        assertThatThrownBy(() -> StackPorts.fromEnvironment(Map.of("ROUAGE_KPI_PORT", text)))
                .isInstanceOf(InfrastructureException.class).hasMessageContaining("ROUAGE_KPI_PORT");
    }

    @Test
    void findsDifferentFreePorts() {
        var ports = StackPorts.free();

        assertThat(StackPorts.Listener.values()).extracting(ports::of).doesNotHaveDuplicates();
    }
}
