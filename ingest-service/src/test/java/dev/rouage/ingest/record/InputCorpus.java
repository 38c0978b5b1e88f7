package dev.rouage.ingest.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** The records in {@code inputs/corpus.txt}, which says what they mean, and some too long to write down. */
public final class InputCorpus {

    private InputCorpus() {}

    /** A record as somebody sends it, and what becomes of it. */
    public record Input(String expectation, String code, String pointer, String kind, String name, String json) {

        /** The record with an external id of its own. */
        public String json(String externalId) {
            return json.replace("@", externalId);
        }

        @Override
        public String toString() {
            return expectation + ": " + name;
        }
    }

    public static Stream<Input> all() {
        return Stream.concat(written(), grown());
    }

    private static Stream<Input> written() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(InputCorpus.class.getResourceAsStream("/inputs/corpus.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(InputCorpus::parse)
                    .toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Input parse(String line) {
        String[] columns = line.split(" \\| ", 4);
        String[] words = columns[0].split(" ");
        String pointer = words.length < 3 || words[2].equals("/") ? "" : words[2];
        return new Input(words[0], words.length > 1 ? words[1] : "", pointer, columns[1].strip(), columns[2],
                columns[3].startsWith("~")
                        ? "{\"source\":\"s\",\"externalId\":\"@\",\"fields\":" + columns[3].substring(1)
                        : columns[3]);
    }

    private static Stream<Input> grown() {
        return Stream.of(
                account("taken", "", "", "the longest text", "\"name\":\"" + "x".repeat(65_536) + "\""),
                account("refused", "INVALID_TEXT", "/fields/name", "a text too long",
                        "\"name\":\"" + "x".repeat(65_537) + "\""),
                account("refused", "INVALID_TEXT", "/fields/own", "a text of the source's own too long",
                        "\"name\":\"n\",\"own\":\"" + "x".repeat(65_537) + "\""),
                account("refused", "INVALID_TEXT", "/fields/" + "x".repeat(255), "a name of a field too long",
                        "\"name\":\"n\",\"" + "x".repeat(256) + "\":1"),
                account("refused", "INVALID_NUMBER", "/fields/own", "ten thousand digits",
                        "\"name\":\"n\",\"own\":" + "9".repeat(10_000)),
                account("refused", "INVALID_NUMBER", "/fields/own", "ten thousand decimals",
                        "\"name\":\"n\",\"own\":0." + "3".repeat(10_000)),
                account("refused", "TOO_DEEP", "", "thirty-three levels",
                        "\"name\":\"n\",\"own\":" + "[".repeat(31) + "]".repeat(31)),
                account("refused", "TOO_DEEP", "", "five hundred levels",
                        "\"name\":\"n\",\"own\":" + "[".repeat(500) + "]".repeat(500)),
                account("broken", "MALFORMED_JSON", "", "a hundred thousand levels",
                        "\"name\":\"n\",\"own\":" + "[".repeat(100_000) + "]".repeat(100_000)),
                account("broken", "MALFORMED_JSON", "", "a hundred thousand digits",
                        "\"name\":\"n\",\"own\":" + "9".repeat(100_000)),
                account("refused", "RECORD_TOO_LARGE", "", "a record too large",
                        "\"name\":\"n\"," + texts(5, 60_000)),
                account("refused", "TOO_MANY_CUSTOM_FIELDS", "/fields", "too many fields of the source's own",
                        "\"name\":\"n\"," + texts(65, 1)));
    }

    private static String texts(int count, int length) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < count; i++) {
            fields.append(i == 0 ? "" : ",").append("\"own").append(i).append("\":\"").append("x".repeat(length))
                    .append('"');
        }
        return fields.toString();
    }

    private static Input account(String expectation, String code, String pointer, String name, String fields) {
        return new Input(expectation, code, pointer, "account", name,
                "{\"source\":\"s\",\"externalId\":\"@\",\"fields\":{" + fields + "}}");
    }
}
