package dev.rouage.ingest.mapping;

import org.jspecify.annotations.Nullable;

/** A line of a CSV file. One instance goes over all lines. */
final class CsvRow implements SourceRow {
    private static final String[] NONE = {};

    private final int[] positions;
    private final boolean emptyClears;
    private String[] cells = NONE;

    /**
     * @param positions
     *            where in a line each column of the mapping is; -1 where the file lacks it
     */
    CsvRow(int[] positions, boolean emptyClears) {
        this.positions = positions;
        this.emptyClears = emptyClears;
    }

    void moveTo(String[] line) {
        cells = line;
    }

    @Override
    public @Nullable String text(int column) {
        int position = positions[column];
        return position < 0 || position >= cells.length || cells[position].isEmpty() ? null : cells[position];
    }

    @Override
    public boolean clears(int column) {
        int position = positions[column];
        return emptyClears && position >= 0 && position < cells.length && cells[position].isEmpty();
    }

    @Override
    public boolean isComplete() {
        return true;
    }
}
