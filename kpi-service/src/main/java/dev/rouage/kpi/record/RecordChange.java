package dev.rouage.kpi.record;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rouage.platform.event.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * A record that has just changed.
 *
 * @param before
 *            null when the record is new to us
 */
public record RecordChange(RecordKind kind, UUID id, String source, @Nullable RecordVersion before,
        RecordVersion after) {

    /** The versions there are, the older one first. */
    public Stream<RecordVersion> versions() {
        return Stream.of(Optional.ofNullable(before), Optional.of(after)).flatMap(Optional::stream);
    }

    /** Whether others see the record differently now: another state, another survivor, or another of these fields. */
    public boolean moves(List<String> fields) {
        return before == null
                || before.state() != after.state()
                || !Objects.equals(before.mergedInto(), after.mergedInto())
                || fields.stream().anyMatch(field -> !before.text(field).equals(after.text(field)));
    }

    /** Whether the record's own state or survivor is another now. */
    public boolean movesState() {
        return moves(List.of());
    }
}
