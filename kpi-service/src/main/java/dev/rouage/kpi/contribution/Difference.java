package dev.rouage.kpi.contribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What has changed in the books.
 *
 * @param before
 *            those that were there and have changed or gone
 * @param changed
 *            those that are new or have changed
 * @param gone
 *            those that were there and are no more
 */
public record Difference<T>(List<T> before, Map<UUID, T> changed, List<UUID> gone) {

    /** Compares the entries of those ids; by how much the sums move is added to what moves them already. */
    public static <T> Difference<T> of(Collection<UUID> ids, Map<UUID, T> before, Map<UUID, T> now,
            Function<T, Posting> posting, Delta delta) {
        Difference<T> difference = new Difference<>(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        for (UUID id : ids) {
            if (!Objects.equals(before.get(id), now.get(id))) {
                difference.move(id, before.get(id), now.get(id), posting, delta);
            }
        }
        return difference;
    }

    /** All that are involved, as they were and as they are. */
    public Stream<T> involved() {
        return Stream.concat(before.stream(), changed.values().stream());
    }

    private void move(UUID id, @Nullable T old, @Nullable T current, Function<T, Posting> posting, Delta delta) {
        if (old != null) {
            before.add(old);
            delta.takeBack(posting.apply(old));
        }
        if (current != null) {
            changed.put(id, current);
            delta.add(posting.apply(current));
        } else {
            gone.add(id);
        }
    }
}
