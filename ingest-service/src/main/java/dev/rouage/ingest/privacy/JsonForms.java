package dev.rouage.ingest.privacy;

import java.util.Collection;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.TextNode;

/** How texts may stand in what senders have sent: as they are, and as JSON writes them. */
final class JsonForms {

    private JsonForms() {}

    static String[] of(Collection<String> texts) {
        return texts.stream().flatMap(text -> {
            String quoted = TextNode.valueOf(text).toString();
            return Stream.of(text, quoted.substring(1, quoted.length() - 1));
        }).distinct().toArray(String[]::new);
    }
}
