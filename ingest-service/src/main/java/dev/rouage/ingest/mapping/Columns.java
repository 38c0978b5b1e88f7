package dev.rouage.ingest.mapping;

import java.util.ArrayList;
import java.util.List;

/** The columns, or JSON paths, that a mapping reads, each once; rules know them by number so that a row needs no look-up. */
final class Columns {
    private final List<String> names = new ArrayList<>();
    private final List<String[]> paths = new ArrayList<>();

    /** The number of a column. */
    int number(String name) {
        int known = names.indexOf(name);
        if (known >= 0) {
            return known;
        }
        names.add(name);
        paths.add(name.split("\\.", -1));
        return names.size() - 1;
    }

    int size() {
        return names.size();
    }

    String name(int column) {
        return names.get(column);
    }

    String[] path(int column) {
        return paths.get(column);
    }

    /** The column as the JSON pointer of an error. */
    String pointer(int column) {
        return pointer(names.get(column));
    }

    static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
