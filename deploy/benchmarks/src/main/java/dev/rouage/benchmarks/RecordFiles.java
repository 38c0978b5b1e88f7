package dev.rouage.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

import dev.rouage.demo.push.ItemJson;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import dev.rouage.demo.story.DemoStory;
import dev.rouage.demo.story.StorySettings;
import dev.rouage.infrastructure.Directories;

/**
 * The demo firm's records, as many as asked for, as one NDJSON file of each kind: written before the clock runs.
 *
 * @param files by kind, in the order in which they are to be pushed
 * @param records how many lines they have together
 */
record RecordFiles(Path directory, Map<Kind, Path> files, long records) implements AutoCloseable {

    private static final long SAMPLE_DEALS = 1_000;

    /**
     * Writes about so many records of a source of their own; without exchange rates, which are the company's and not a
     * source's: told again by each source, they would have all earlier deals worked out again.
     */
    static RecordFiles write(Path scratch, String source, long records) {
        return write(scratch, source, records, item -> item.kind() != Kind.FX_RATE);
    }

    /** The same with exchange rates. */
    static RecordFiles writeWithRates(Path scratch, String source, long records) {
        return write(scratch, source, records, _ -> true);
    }

    private static RecordFiles write(Path scratch, String source, long records, Predicate<Item> wanted) {
        StorySettings settings = StorySettings.of(LocalDate.now());
        long sample = new DemoStory(settings.withDeals(SAMPLE_DEALS)).items().filter(wanted).count();
        long deals = Math.max(1, records * SAMPLE_DEALS / sample);
        Path directory = Directories.create(scratch.resolve(source));
        try (Writers writers = new Writers(directory)) {
            // Pushed and not pulled: an iterator over a stream of streams holds one of those whole, here all of a kind.
            new DemoStory(settings.withDeals(deals)).items().filter(wanted)
                    .forEach(item -> writers.write(of(source, item)));
            return new RecordFiles(directory, writers.files, writers.written);
        }
    }

    private static Item of(String source, Item item) {
        return new Item(item.kind(), source, item.externalId(), item.operation(), item.version(), item.fields(),
                item.nulled(), item.history(), item.mergedInto());
    }

    @Override
    public void close() {
        Directories.delete(directory);
    }

    /** The open files. */
    private static final class Writers implements AutoCloseable {
        private final Path directory;
        private final Map<Kind, Path> files = new EnumMap<>(Kind.class);
        private final Map<Kind, BufferedWriter> open = new EnumMap<>(Kind.class);
        private long written;

        Writers(Path directory) {
            this.directory = directory;
        }

        void write(Item item) {
            try {
                BufferedWriter writer = open.get(item.kind());
                if (writer == null) {
                    Path file = directory.resolve(item.kind().wireName() + ".ndjson");
                    files.put(item.kind(), file);
                    writer = Files.newBufferedWriter(file);
                    open.put(item.kind(), writer);
                }
                writer.append(ItemJson.line(item)).append('\n');
                written++;
            } catch (IOException failure) {
                throw failed(failure);
            }
        }

        @Override
        public void close() {
            try {
                for (BufferedWriter writer : open.values()) {
                    writer.close();
                }
            } catch (IOException failure) {
                throw failed(failure);
            }
        }

        private UncheckedIOException failed(IOException failure) {
            return new UncheckedIOException("cannot write the records to " + directory, failure);
        }
    }
}
