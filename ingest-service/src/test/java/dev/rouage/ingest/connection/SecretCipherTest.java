package dev.rouage.ingest.connection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.platform.tenant.TenantId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretCipherTest {
    private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW = Base64.getEncoder()
            .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private final UUID connection = UUID.randomUUID();

    @Test
    void givesTheSecretBackToItsConnectionOnly() {
        SecretCipher cipher = new SecretCipher(Optional.of(List.of(OLD)));
        byte[] sealed = cipher.encrypt("a very secret secret", tenant, connection);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(cipher.decrypt(sealed, tenant, connection)).isEqualTo("a very secret secret");
        assertThatThrownBy(() -> cipher.decrypt(sealed, tenant, UUID.randomUUID())).extracting("code")
                .hasToString("SECRET_KEY_MISSING");
        assertThatThrownBy(() -> cipher.decrypt(sealed, new TenantId(UUID.randomUUID()), connection))
                .extracting("code").hasToString("SECRET_KEY_MISSING");
        assertThat(cipher.encrypt("a very secret secret", tenant, connection)).isNotEqualTo(sealed);
    }

    @Test
    void theKeyItselfCanBeChanged() {
        byte[] sealed = new SecretCipher(Optional.of(List.of(OLD))).encrypt("a very secret secret", tenant, connection);

        assertThat(new SecretCipher(Optional.of(List.of(NEW, OLD))).decrypt(sealed, tenant, connection))
                .isEqualTo("a very secret secret");
        assertThatThrownBy(() -> new SecretCipher(Optional.of(List.of(NEW))).decrypt(sealed, tenant, connection))
                .extracting("code").hasToString("SECRET_KEY_MISSING");
    }

    @Test
    void withoutAKeyThereAreNoSecrets() {
        assertThatThrownBy(() -> new SecretCipher(Optional.empty()).encrypt("a very secret secret", tenant, connection))
                .extracting("code").hasToString("SECRET_KEY_MISSING");
        assertThatThrownBy(() -> new SecretCipher(Optional.of(List.of("c2hvcnQ="))))
                .isInstanceOf(IllegalStateException.class);
    }
}
