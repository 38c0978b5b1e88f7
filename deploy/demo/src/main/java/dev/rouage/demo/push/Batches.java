package dev.rouage.demo.push;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import dev.rouage.demo.record.Item;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of items into batches of one kind each, in the stream's order; holds one batch at a time. */
final class Batches implements Iterator<List<Item>> {

    private final Iterator<Item> items;
    private final int size;
    private @Nullable Item ahead;

    Batches(Iterator<Item> items, int size) {
        this.items = items;
        this.size = size;
        this.ahead = items.hasNext() ? items.next() : null;
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public List<Item> next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        List<Item> batch = new ArrayList<>(List.of(ahead));
        ahead = items.hasNext() ? items.next() : null;
        while (ahead != null && ahead.kind() == batch.getFirst().kind() && batch.size() < size) {
            batch.add(ahead);
            ahead = items.hasNext() ? items.next() : null;
        }
        return batch;
    }
}
