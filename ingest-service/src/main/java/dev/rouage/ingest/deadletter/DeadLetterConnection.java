package dev.rouage.ingest.deadletter;

import java.util.List;

import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageInfo;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of dead letters. */
@Description("A page of dead letters")
public record DeadLetterConnection(
        @NonNull @Description("The dead letters with their cursors") List<@NonNull DeadLetterEdge> edges,
        @NonNull @Description("The dead letters") List<@NonNull DeadLetter> nodes,
        @NonNull @Description("Where the page lies") PageInfo pageInfo) {

    static DeadLetterConnection of(PageRequest request, List<DeadLetter> rows) {
        List<DeadLetter> page = PageInfo.page(request, rows);
        return new DeadLetterConnection(
                page.stream().map(letter -> new DeadLetterEdge(Cursor.encode(letter.key()), letter)).toList(), page,
                PageInfo.of(request, rows, DeadLetter::key));
    }
}
