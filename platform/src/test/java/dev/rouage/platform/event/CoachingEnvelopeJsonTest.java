package dev.rouage.platform.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rouage.platform.tenant.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CoachingEnvelopeJsonTest {
    private static final String FIRST_SHAPE = """
            {"tenant":"7d000000-0000-4000-8000-000000000001","type":"MODULE_COMPLETED",
             "id":"7d000000-0000-4000-8000-000000000002","rep":"7d000000-0000-4000-8000-000000000003",
             "at":"2026-01-05T10:00:00Z","fields":{"minutes":20}}
            """;

    @Test
    void readsWhatItWrites() throws UnreadableEventException {
        CoachingEnvelope event = new CoachingEnvelope(new TenantId(UUID.randomUUID()), "SESSION_HELD",
                UUID.randomUUID(), 3, true, UUID.randomUUID(), Instant.parse("2026-01-05T10:00:00.123456Z"),
                JsonNodeFactory.instance.objectNode().put("session", "s"));

        assertThat(read(CoachingEnvelopeJson.write(event))).isEqualTo(event);
    }

    @Test
    void anEventOfTheFirstShapeIsTheFirstRevisionAndHolds() throws UnreadableEventException {
        assertThat(read(FIRST_SHAPE).revision()).isEqualTo(1);
        assertThat(read(FIRST_SHAPE).withdrawn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"tenant\":\"x\"}", "not json"})
    void saysThatSomethingElseIsUnreadable(String value) {
        assertThatThrownBy(() -> read(value)).isInstanceOf(UnreadableEventException.class);
    }

    private static CoachingEnvelope read(String value) throws UnreadableEventException {
        return CoachingEnvelopeJson.read(value.getBytes(StandardCharsets.UTF_8));
    }
}
