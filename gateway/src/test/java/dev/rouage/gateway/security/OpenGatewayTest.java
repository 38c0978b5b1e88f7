package dev.rouage.gateway.security;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenGatewayTest {
    @Test
    void isRefusedInProductionOnly() {
        assertThatThrownBy(() -> CallerVerifier.refuseOpenProduction(true, true)).hasMessage(
                "rouage.gateway.security=none is refused in the production profile");
        assertThatCode(() -> CallerVerifier.refuseOpenProduction(true, false)).doesNotThrowAnyException();
        assertThatCode(() -> CallerVerifier.refuseOpenProduction(false, true)).doesNotThrowAnyException();
    }
}
