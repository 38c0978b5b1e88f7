package dev.rouage.platform.graphql;

import java.util.List;
import java.util.function.Function;

import io.smallrye.graphql.api.federation.Shareable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Where a page lies in its connection, as Relay describes it. */
@Shareable
@Description("Where a page lies in its connection")
public record PageInfo(
        @NonNull @Description("Whether more nodes follow this page") boolean hasNextPage,
        @NonNull @Description("Whether nodes come before this page") boolean hasPreviousPage,
        @Description("The cursor of the page's first node; null on an empty page") @Nullable String startCursor,
        @Description("The cursor of the page's last node, to ask for the next page with 'after'; null on an empty page") @Nullable String endCursor) {

    /**
     * Cuts a page out of the rows read for it.
     *
     * @param rows
     *            up to {@link PageRequest#sizeAndOneMore()} of them
     * @param key
     *            the key of a row, as the cursor carries it
     */
    public static <T> PageInfo of(PageRequest request, List<T> rows, Function<T, String> key) {
        List<T> page = page(request, rows);
        return new PageInfo(rows.size() > request.size(), request.after().isPresent(),
                page.isEmpty() ? null : Cursor.encode(key.apply(page.getFirst())),
                page.isEmpty() ? null : Cursor.encode(key.apply(page.getLast())));
    }

    /** The rows that belong to the page, without the one more. */
    public static <T> List<T> page(PageRequest request, List<T> rows) {
        return rows.subList(0, Math.min(rows.size(), request.size()));
    }
}
