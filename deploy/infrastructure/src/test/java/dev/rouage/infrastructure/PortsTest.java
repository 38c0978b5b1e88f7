package dev.rouage.infrastructure;

import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortsTest {

    @Test
    void namesPortOwnerAndVariableWhenTaken() throws Exception {
        try (var taken = new ServerSocket(0)) {
            var port = taken.getLocalPort();

            assertThatThrownBy(() -> Ports.requireFree("kafka", port, "ROUAGE_KAFKA_PORT"))
                    .hasMessage("port %d for kafka is taken: free it, or set ROUAGE_KAFKA_PORT to another port", port);
        }
    }

    @Test
    void acceptsAFreePort() {
        assertThatCode(() -> Ports.requireFree("kafka", Ports.free(), "ROUAGE_KAFKA_PORT")).doesNotThrowAnyException();
    }
}
