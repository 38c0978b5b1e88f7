package dev.rouage.ingest.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Lists records by date, as far as the viewer may see them. Where that is, or where it is asked for, the records of some
 * owners only, each owner's are found by their own index, and merged; else all are read in order by theirs.
 */
@ApplicationScoped
class DatedSearch {
    private final RecordQuery records;

    DatedSearch(RecordQuery records) {
        this.records = records;
    }

    /**
     * What is asked for.
     *
     * @param filter
     *            adds conditions
     */
    record Search(DatedKind kind, Owners owners, Consumer<Conditions> filter, @Nullable DateOrder order,
            PageRequest page) {

        /** Of whomsoever. */
        Search(DatedKind kind, Consumer<Conditions> filter, @Nullable DateOrder order, PageRequest page) {
            this(kind, new Owners(null, null), filter, order, page);
        }

        private boolean isDescending() {
            return order == DateOrder.NEWEST_FIRST;
        }

        private String ordered() {
            String direction = isDescending() ? " DESC" : "";
            return " ORDER BY r.dated" + direction + ", r.id" + direction + " LIMIT " + page.sizeAndOneMore();
        }
    }

    /**
     * Whose records are asked for.
     *
     * @param rep
     *            only this rep's
     * @param team
     *            only those of the reps in this team and below it
     */
    record Owners(@Nullable String rep, @Nullable String team) {}

    /** A page of the records. */
    Uni<List<GraphRecord>> page(Viewer viewer, Search search) {
        Conditions conditions = new Conditions();
        conditions.argument(viewer.tenant().value());
        String owners = owners(viewer, search, conditions);
        search.filter.accept(conditions);
        addPosition(search, conditions);
        String found = "FROM record r WHERE r.tenant_id = $1 AND r.kind = '" + search.kind.kind().wireName()
                + "' AND r.state = 'LIVE' AND r.dated IS NOT NULL" + conditions.sql();
        String sql = owners.isEmpty()
                ? "SELECT " + GraphRecord.COLUMNS + " " + found + search.ordered()
                : owners + "SELECT " + GraphRecord.COLUMNS + " FROM owner o CROSS JOIN LATERAL (SELECT r.* " + found
                        + " AND r.owner_id = o.rep" + search.ordered() + ") r" + search.ordered();
        return records.read(viewer.tenant(), sql, conditions.arguments());
    }

    /** The owners whose records are read; empty for all, and those of nobody. */
    private static String owners(Viewer viewer, Search search, Conditions conditions) {
        List<String> owners = new ArrayList<>();
        String visible = "";
        if (search.kind.isOwned() && !RecordQuery.seesEverything(viewer)) {
            visible = RecordQuery.visible(viewer, conditions) + ", ";
            owners.add("SELECT rep FROM visible");
        }
        if (search.owners.rep != null) {
            owners.add("SELECT " + conditions.argument(GraphId.parse(search.owners.rep)) + "::uuid");
        }
        if (search.owners.team != null) {
            owners.add("SELECT m.id FROM record m WHERE m.tenant_id = $1 AND m.kind = 'rep' AND m.fields ->> 'team' IN "
                    + TeamTree.below(conditions.argument(GraphId.parse(search.owners.team))));
        }
        return owners.isEmpty()
                ? ""
                : (visible.isEmpty() ? "WITH " : visible) + "owner(rep) AS (" + String.join(" INTERSECT ", owners)
                        + ") ";
    }

    private static void addPosition(Search search, Conditions conditions) {
        if (search.page.after().isPresent()) {
            String date = conditions.argument(RecordQuery.keyText(search.page));
            String id = conditions.argument(RecordQuery.keyId(search.page));
            conditions.and("(r.dated, r.id) " + (search.isDescending() ? "<" : ">") + " (" + date + ", " + id + ")");
        }
    }
}
