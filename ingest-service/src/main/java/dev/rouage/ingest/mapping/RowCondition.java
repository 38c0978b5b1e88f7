package dev.rouage.ingest.mapping;

import java.util.Locale;
import java.util.Set;

/**
 * Which rows a mapping takes. A row that says nothing about the column passes.
 *
 * @param words
 *            in lower case
 * @param wanted
 *            whether the column must hold one of the words, or none of them
 */
record RowCondition(int[] columns, Set<String> words, boolean wanted) {

    boolean accepts(SourceRow row) {
        for (int column : columns) {
            String text = row.text(column);
            if (text != null) {
                return words.contains(text.strip().toLowerCase(Locale.ROOT)) == wanted;
            }
        }
        return true;
    }
}
