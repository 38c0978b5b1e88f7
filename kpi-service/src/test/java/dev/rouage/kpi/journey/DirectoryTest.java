package dev.rouage.kpi.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.journey.Directory.Entry;
import dev.rouage.kpi.journey.Directory.Key;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class DirectoryTest {
    private final Map<Key, Entry> entries = new HashMap<>();

    @Test
    void followsAChainOfMergesToItsEnd() {
        put(1, 2);
        put(2, 3);
        put(3, null);

        assertEquals(id(3), survivor(1));
    }

    @Test
    void takesAnUnknownRecordForItself() {
        put(1, 2);

        assertEquals(id(2), survivor(1));
        assertEquals(id(9), survivor(9));
    }

    @Test
    void agreesOnOneSurvivorOfACircle() {
        put(5, 3);
        put(3, 2);
        put(2, 3);

        assertEquals(id(2), survivor(2));
        assertEquals(id(2), survivor(3));
        assertEquals(id(2), survivor(5));
    }

    @Test
    void readsTraitsOfTheSurvivor() {
        put(1, 2);
        entries.put(new Key(Party.LEAD, id(2)), new Entry(false, null, Map.of("source", "Fair")));

        assertEquals(Optional.of("Fair"), new Directory(entries).trait(Party.LEAD, id(1), "source"));
    }

    @Test
    void knowsNothingOfADeletedRecord() {
        entries.put(new Key(Party.LEAD, id(1)), new Entry(true, null, Map.of("source", "Fair")));

        assertEquals(Optional.empty(), new Directory(entries).trait(Party.LEAD, id(1), "source"));
    }

    private void put(int id, @Nullable Integer mergedInto) {
        entries.put(new Key(Party.LEAD, id(id)),
                new Entry(false, mergedInto == null ? null : id(mergedInto), Map.of()));
    }

    private UUID survivor(int id) {
        return new Directory(entries).survivor(Party.LEAD, id(id));
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
