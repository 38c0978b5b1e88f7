package dev.rouage.demo.story;

import java.util.List;
import java.util.Map;

import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.HistoryEntry;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;

/** Makes items of one source. Versions begin with the reference day, so that tomorrow's story is newer than today's. */
final class Recorder {

    private static final int VERSIONS_A_DAY = 10;

    private final String source;
    private final long firstVersion;

    Recorder(String source, StoryClock clock) {
        this.source = source;
        this.firstVersion = clock.today().toEpochDay() * VERSIONS_A_DAY;
    }

    Item first(Kind kind, String id, Fields fields) {
        return Item.upsert(kind, source, id, firstVersion, fields);
    }

    Item second(Kind kind, String id, Fields fields) {
        return Item.upsert(kind, source, id, firstVersion + 1, fields);
    }

    Item deletion(Kind kind, String id) {
        return Item.delete(kind, source, id, firstVersion + 1);
    }

    Item restoration(Kind kind, String id) {
        return Item.restore(kind, source, id, firstVersion + 2);
    }

    Item merge(Kind kind, String loser, String survivor) {
        return Item.merge(kind, source, loser, firstVersion + 1, survivor);
    }

    static Map<String, List<HistoryEntry>> history(List<HistoryEntry> stages, List<HistoryEntry> owners) {
        return Map.of("stage", List.copyOf(stages), "owner", List.copyOf(owners));
    }
}
