package dev.rouage.platform.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;

/**
 * Reads JSON from strangers: strict UTF-8, no duplicate keys, nothing behind the end, bounded depth, strings and numbers.
 * Decimals keep their digits. What is read is not yet what may be kept: {@link #isStorable}, {@link #isTooDeep} and
 * {@link #decimal} tell.
 */
public final class StrictJson {
    /** How deep arrays and objects may nest inside a record. */
    public static final int MAXIMUM_DEPTH = 32;
    /** How many characters a string may have. */
    public static final int MAXIMUM_STRING = 64 * 1024;
    /** Amounts and other numbers stay below this. */
    private static final BigDecimal BOUND = BigDecimal.TEN.pow(15);
    private static final int MAXIMUM_SCALE = 6;
    private static final int MAXIMUM_NUMBER = 64;
    /**
     * How far the parser goes beyond what a record may hold, so that one record is refused and not the batch that it came
     * in. Within a few megabytes of body all of it is read in milliseconds.
     */
    private static final int PARSED_DEPTH = 1_000;
    private static final int PARSED_STRING = 8 * 1024 * 1024;
    private static final int PARSED_NUMBER = 20_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(PARSED_DEPTH)
                    .maxStringLength(PARSED_STRING).maxNumberLength(PARSED_NUMBER).build())
            .build()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private StrictJson() {}

    /** A mapper with these rules, for reading from text that {@link #decode} has let through. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Reads one document; {@code INVALID_ENCODING}, {@code DUPLICATE_KEY} or {@code MALFORMED_JSON} with the place. */
    public static JsonNode read(byte[] bytes) {
        return read(decode(bytes));
    }

    /** Reads one document from text. */
    public static JsonNode read(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree == null || tree.isMissingNode()) {
                throw new RouageException(StandardErrorCode.MALFORMED_JSON, "The body is empty");
            }
            return tree;
        } catch (JsonProcessingException failure) {
            String message = failure.getOriginalMessage();
            boolean duplicate = message.startsWith("Duplicate field");
            throw new RouageException(
                    duplicate ? StandardErrorCode.DUPLICATE_KEY : StandardErrorCode.MALFORMED_JSON,
                    (duplicate ? "A key stands twice in one object" : "No valid JSON within the limits")
                            + place(failure, text),
                    failure);
        }
    }

    private static String place(JsonProcessingException failure, String text) {
        if (failure.getLocation() == null || failure.getLocation().getCharOffset() < 0) {
            return "";
        }
        int character = (int) Math.min(failure.getLocation().getCharOffset(), text.length());
        return " at byte " + text.substring(0, character).getBytes(StandardCharsets.UTF_8).length + ", line "
                + failure.getLocation().getLineNr();
    }

    /** The text of strict UTF-8 without a byte order mark; {@code INVALID_ENCODING} else. */
    public static String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
            if (text.startsWith("\uFEFF")) {
                throw new RouageException(StandardErrorCode.INVALID_ENCODING, "JSON has no byte order mark");
            }
            return text;
        } catch (CharacterCodingException failure) {
            throw new RouageException(StandardErrorCode.INVALID_ENCODING, "The body is not valid UTF-8", failure);
        }
    }

    /** Whether arrays and objects nest deeper than {@link #MAXIMUM_DEPTH}. */
    public static boolean isTooDeep(JsonNode node) {
        return isDeeper(node, MAXIMUM_DEPTH);
    }

    private static boolean isDeeper(JsonNode node, int levels) {
        if (!node.isContainerNode()) {
            return false;
        }
        if (levels == 0) {
            return true;
        }
        for (JsonNode child : node) {
            if (isDeeper(child, levels - 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text can be stored and given back as it is: no NUL, no half of a surrogate pair, not too long. */
    public static boolean isStorable(String text) {
        if (text.length() > MAXIMUM_STRING) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c) && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The decimal that a text or number means, if it is one we can calculate with: smaller than 10¹⁵, at most six decimals
     * that count. The exponent is looked at before anything is calculated with it.
     */
    public static Optional<BigDecimal> decimal(JsonNode node) {
        if (node.isTextual() && node.textValue().length() > MAXIMUM_NUMBER || !node.isTextual() && !node.isNumber()) {
            return Optional.empty();
        }
        try {
            BigDecimal number = node.isTextual() ? new BigDecimal(node.textValue()) : node.decimalValue();
            long magnitude = (long) number.precision() - number.scale();
            if (number.scale() > MAXIMUM_NUMBER || magnitude > 16) {
                return Optional.empty();
            }
            BigDecimal exact = number.scale() > MAXIMUM_SCALE ? number.stripTrailingZeros() : number;
            boolean fits = exact.scale() <= MAXIMUM_SCALE && exact.abs().compareTo(BOUND) < 0;
            return fits ? Optional.of(exact.scale() < 0 ? exact.setScale(0) : exact) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
