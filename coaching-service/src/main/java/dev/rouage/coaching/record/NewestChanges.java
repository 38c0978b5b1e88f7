package dev.rouage.coaching.record;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;

/** Picks, out of a batch, what there is to store of one kind of record. */
public final class NewestChanges {

    private NewestChanges() {}

    /** The changes of that kind, one for each record: the one with the highest revision. */
    public static Collection<ChangeEvent> of(List<ChangeEvent> changes, RecordKind kind) {
        Map<UUID, ChangeEvent> newest = new LinkedHashMap<>();
        for (ChangeEvent change : changes) {
            if (change.kind() == kind) {
                newest.merge(change.id(), change,
                        (one, other) -> one.revision() >= other.revision() ? one : other);
            }
        }
        return newest.values();
    }
}
