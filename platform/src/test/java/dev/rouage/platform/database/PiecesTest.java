package dev.rouage.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PiecesTest {
    private final List<List<Integer>> begun = new ArrayList<>();
    private final List<UniEmitter<? super Void>> underWay = new ArrayList<>();

    @Test
    void worksOnEachRowOnceInOrder() {
        List<Integer> rows = IntStream.range(0, 23).boxed().toList();

        Pieces.each(rows, 5, piece -> {
            begun.add(piece);
            return Uni.createFrom().voidItem();
        }).await().indefinitely();

        assertEquals(rows, begun.stream().flatMap(List::stream).toList());
        assertEquals(List.of(5, 5, 5, 5, 3), begun.stream().map(List::size).toList());
    }

    @Test
    void makesTheNextPieceWhileOneIsWorkedOnAndNoMore() {
        var all = Pieces.each(IntStream.range(0, 4).boxed().toList(), 1, this::begin).subscribeAsCompletionStage();
        assertEquals(2, begun.size());

        underWay.getFirst().complete(null);
        assertEquals(3, begun.size());

        underWay.get(1).complete(null);
        underWay.get(2).complete(null);
        assertTrue(!all.isDone(), "the last piece is still worked on");
        underWay.get(3).complete(null);
        assertTrue(all.isDone());
    }

    @Test
    void failsWithTheFirstFailureAndBeginsNoMore() {
        var all = Pieces.each(IntStream.range(0, 9).boxed().toList(), 1, this::begin).subscribeAsCompletionStage();

        underWay.getFirst().fail(new IllegalStateException("disk full"));

        assertEquals("disk full", assertThrows(Exception.class, all::join).getCause().getMessage());
        assertEquals(2, begun.size());
    }

    @Test
    void doesNothingWithoutRows() {
        Pieces.each(List.<Integer>of(), 5, this::begin).await().indefinitely();

        assertEquals(List.of(), begun);
    }

    private Uni<Void> begin(List<Integer> piece) {
        begun.add(piece);
        return Uni.createFrom().emitter(underWay::add);
    }
}
