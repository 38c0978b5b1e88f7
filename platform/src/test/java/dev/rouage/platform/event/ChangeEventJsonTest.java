package dev.rouage.platform.event;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChangeEventJsonTest {

    @Test
    void readsWhatItWrites() throws IOException, UnreadableEventException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("amount", "1200.5").put("score", 9);
        ObjectNode history = JsonNodeFactory.instance.objectNode();
        history.putArray("stage").addObject().put("value", "Won").put("at", "2026-01-02T00:00:00Z");
        ChangeEvent event = new ChangeEvent(new TenantId(UUID.randomUUID()), RecordKind.FX_RATE, UUID.randomUUID(), 7,
                RecordState.MERGED, UUID.randomUUID(), "crm", "1", Instant.parse("2026-01-05T10:00:00.123456Z"), fields,
                history);

        assertThat(ChangeEventJson.read(ChangeEventJson.write(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"tenant\":\"x\"}", "not json"})
    void saysThatSomethingElseIsUnreadable(String value) {
        assertThatThrownBy(() -> ChangeEventJson.read(value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void theKeyTellsTheKind() {
        byte[] key = ChangeEventJson.key(new TenantId(UUID.randomUUID()), RecordKind.LEAD, UUID.randomUUID())
                .getBytes(StandardCharsets.UTF_8);

        assertThat(ChangeEventJson.kind(key)).contains(RecordKind.LEAD);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a", "a/lead", "a/planet/b", "a/lead/b/c"})
    void anotherKeyTellsNothing(@Nullable String key) {
        assertThat(ChangeEventJson.kind(key == null ? null : key.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
