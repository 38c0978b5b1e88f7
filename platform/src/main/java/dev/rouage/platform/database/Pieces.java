package dev.rouage.platform.database;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Many rows, worked on piece by piece on one connection: while PostgreSQL works on one piece, the next one is made. */
public final class Pieces {
    private static final int UNDER_WAY = 2;

    private Pieces() {}

    /** Does the work for each piece of so many rows; completes when all of it is done, and fails with the first failure. */
    public static <T> Uni<Void> each(List<T> rows, int size, Function<List<T>, Uni<?>> work) {
        if (rows.size() <= size) {
            return rows.isEmpty() ? Uni.createFrom().voidItem() : work.apply(rows).replaceWithVoid();
        }
        // Rows are no items of a stream: each item costs as much as a row's own work.
        List<List<T>> pieces = IntStream.iterate(0, from -> from < rows.size(), from -> from + size)
                .mapToObj(from -> rows.subList(from, Math.min(rows.size(), from + size))).toList();
        return Multi.createFrom().iterable(pieces).onItem().transformToUni(work::apply).merge(UNDER_WAY)
                .collect().last().replaceWithVoid();
    }
}
