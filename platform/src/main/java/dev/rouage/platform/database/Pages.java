package dev.rouage.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** More rows than are read at once, read page by page. */
public final class Pages {
    private Pages() {}

    /**
     * Reads page after page, each behind the last row of the one before, until there is none.
     *
     * @param page
     *            reads the rows behind a place
     * @param place
     *            of a row
     */
    public static <K, T> Uni<Void> each(K beginning, Function<K, Uni<List<T>>> page, Function<T, K> place) {
        List<K> last = new ArrayList<>(List.of(beginning));
        return Multi.createBy().repeating().uni(() -> page.apply(last.getFirst()).invoke(found -> {
            if (!found.isEmpty()) {
                last.set(0, place.apply(found.getLast()));
            }
        })).whilst(found -> !found.isEmpty()).collect().last().replaceWithVoid();
    }
}
