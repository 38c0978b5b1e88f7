package dev.rouage.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.rouage.demo.record.Kind;

/** Records as batches of one kind each, the kinds mixed as evenly as their numbers allow. */
record Batches(List<Batch> inOrder) {

    /** Some records of one kind; the place is where they belong between the first (0) and the last (1) of their kind. */
    record Batch(Kind kind, List<String> lines, double place) {}

    /** All records of the files, as batches of at most that size. */
    static Batches of(RecordFiles records, int size) {
        List<Batch> batches = new ArrayList<>();
        for (Map.Entry<Kind, Path> file : records.files().entrySet()) {
            List<List<String>> parts = parts(file.getValue(), size);
            for (int part = 0; part < parts.size(); part++) {
                batches.add(new Batch(file.getKey(), parts.get(part), (double) part / parts.size()));
            }
        }
        batches.sort(Comparator.comparingDouble(Batch::place));
        return new Batches(batches);
    }

    private static List<List<String>> parts(Path file, int size) {
        List<List<String>> parts = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<String> part = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                part.add(line);
                if (part.size() == size) {
                    parts.add(part);
                    part = new ArrayList<>();
                }
            }
            if (!part.isEmpty()) {
                parts.add(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    long records() {
        return inOrder.stream().mapToLong(batch -> batch.lines().size()).sum();
    }
}
