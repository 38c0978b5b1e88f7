package dev.rouage.platform.json;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.platform.problem.ErrorCode;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"[1,]", "{\"a\":}", "[01]", "[+1]", "[.5]", "[1.]", "['a']", "{a:1}", "[NaN]", "[Infinity]",
            "[1] 2", "//c\n1", "[\"\t\"]", "[\"\\x\"]", "{", "[1", "tru", "[1e]"})
    void refusesWhatIsNotJson(String text) {
        assertThat(codeOf(text)).isEqualTo(StandardErrorCode.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "\"\"", "0", "-0", "1E+2", "[\"\\u00e9\\ud83d\\ude00\"]",
            " {\"a\" : [ null ] } "})
    void readsWhatIsJson(String text) {
        assertThat(StrictJson.read(text)).isNotNull();
    }

    @Test
    void refusesEmptyTextAndDuplicateKeysAndSaysWhere() {
        assertThat(codeOf("")).isEqualTo(StandardErrorCode.MALFORMED_JSON);
        assertThat(codeOf("{\"a\":1,\"b\":{\"c\":1,\"c\":2}}")).isEqualTo(StandardErrorCode.DUPLICATE_KEY);
        assertThatThrownBy(() -> StrictJson.read("[1,\n x]")).hasMessageContaining("line 2");
    }

    @Test
    void boundsDepthAndStringsAndNumbers() {
        assertThat(codeOf("[".repeat(100_000))).isEqualTo(StandardErrorCode.MALFORMED_JSON);
        assertThat(codeOf("[\"" + "x".repeat(8 * 1024 * 1024 + 1) + "\"]")).isEqualTo(StandardErrorCode.MALFORMED_JSON);
        assertThat(codeOf("[" + "9".repeat(100_000) + "]")).isEqualTo(StandardErrorCode.MALFORMED_JSON);
    }

    @Test
    void readsALittleMoreThanMayBeKept() {
        Assertions.assertTimeout(Duration.ofMillis(500), () -> {
            assertThat(StrictJson.decimal(StrictJson.read("9".repeat(10_000)))).isEmpty();
            assertThat(StrictJson.decimal(StrictJson.read("0." + "3".repeat(10_000)))).isEmpty();
        });
        assertThat(StrictJson.isStorable(StrictJson.read("\"" + "x".repeat(StrictJson.MAXIMUM_STRING + 1) + "\"")
                .textValue())).isFalse();
        assertThat(StrictJson.isTooDeep(StrictJson.read("[".repeat(32) + "]".repeat(32)))).isFalse();
        assertThat(StrictJson.isTooDeep(StrictJson.read("[".repeat(33) + "]".repeat(33)))).isTrue();
    }

    @Test
    void refusesBytesThatAreNotStrictUtf8() {
        assertThat(codeOf(new byte[]{'"', (byte) 0xC0, (byte) 0x80, '"'}))
                .isEqualTo(StandardErrorCode.INVALID_ENCODING);
        assertThat(codeOf(new byte[]{'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}))
                .isEqualTo(StandardErrorCode.INVALID_ENCODING);
        assertThat(codeOf("\uFEFF1".getBytes(StandardCharsets.UTF_8))).isEqualTo(StandardErrorCode.INVALID_ENCODING);
    }

    @Test
    void looksAtExponentsBeforeItCalculates() {
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> {
            assertThat(StrictJson.decimal(StrictJson.read("1e99999999"))).isEmpty();
            assertThat(StrictJson.decimal(StrictJson.read("1e-99999999"))).isEmpty();
            assertThat(StrictJson.decimal(StrictJson.read("\"1e2147483647\""))).isEmpty();
            assertThat(StrictJson.decimal(StrictJson.read("\"9e-99999999\""))).isEmpty();
        });
    }

    @Test
    void tellsTextThatSurvivesStoring() {
        assertThat(StrictJson.isStorable("a\u00e9\ud83d\ude00")).isTrue();
        assertThat(StrictJson.isStorable("a\0b")).isFalse();
        assertThat(StrictJson.isStorable("\ud83d")).isFalse();
        assertThat(StrictJson.isStorable("\ud83dx")).isFalse();
        assertThat(StrictJson.isStorable("\ude00\ud83d")).isFalse();
    }

    private static ErrorCode codeOf(String text) {
        return codeOf(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ErrorCode codeOf(byte[] bytes) {
        try {
            JsonNode read = StrictJson.read(bytes);
            throw new AssertionError("read as " + read);
        } catch (RouageException failure) {
            return failure.code();
        }
    }
}
