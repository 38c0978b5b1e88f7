package dev.rouage.kpi.drilldown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.PostingCode;
import dev.rouage.kpi.figure.Ingredients;
import dev.rouage.kpi.report.Origin;
import dev.rouage.platform.database.TenantDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/**
 * Finds the records of a figure, page by page. Journeys are found by kind and day; which of them the figure is made of shows
 * in what they contribute. So a page takes one statement where most of what is found belongs to it, and at most a handful.
 */
@ApplicationScoped
public class DrillDown {
    private static final int LEAST_LOOKED_AT = 100;
    private static final int MOST_LOOKED_AT = 5_000;

    private final TenantDatabase database;

    DrillDown(TenantDatabase database) {
        this.database = database;
    }

    /** The records of the figure behind that position, or the first ones. */
    public Uni<RecordPage> page(Origin origin, KpiId kpi, Optional<Position> after, int size) {
        Ingredients ingredients = Ingredients.of(kpi, origin.period(), origin.question().options());
        List<JourneyKind> kinds = ingredients.kinds().stream().sorted(Comparator.comparing(JourneyKind::code)).toList();
        Search search = new Search(origin, ingredients, kinds, size,
                after.orElseGet(() -> Position.before(kinds.getFirst())));
        return search.go(Math.max(size + 1, LEAST_LOOKED_AT));
    }

    private final class Search {
        private final Origin origin;
        private final Ingredients ingredients;
        private final List<JourneyKind> kinds;
        private final int size;
        private final List<FigureRecord> found = new ArrayList<>();
        private Position at;
        private int lookedAt;

        Search(Origin origin, Ingredients ingredients, List<JourneyKind> kinds, int size, Position at) {
            this.origin = origin;
            this.ingredients = ingredients;
            this.kinds = kinds;
            this.size = size;
            this.at = at;
        }

        Uni<RecordPage> go(int limit) {
            RecordStatement statement = new RecordStatement(origin, ingredients, at, limit);
            Viewpoint viewpoint = origin.viewpoint();
            return database.query(viewpoint.tenant(), statement.sql(), statement.arguments()).chain(rows -> {
                take(rows);
                if (found.size() > size) {
                    return Uni.createFrom().item(full());
                }
                boolean more = rows.size() == limit;
                Optional<JourneyKind> next = kinds.stream().filter(kind -> kind.code() > at.kind().code()).findFirst();
                if (!more && next.isEmpty()) {
                    return Uni.createFrom().item(new RecordPage(found, Optional.empty()));
                }
                at = more ? at : Position.before(next.orElseThrow());
                return lookedAt >= MOST_LOOKED_AT
                        ? Uni.createFrom().item(new RecordPage(found, Optional.of(at)))
                        : go(more ? Math.min(2 * limit, MOST_LOOKED_AT) : limit);
            });
        }

        private void take(RowSet<Row> rows) {
            lookedAt += rows.size();
            for (Row row : rows) {
                UUID id = row.getUUID(0);
                List<Contribution> parts = ingredients.among(PostingCode.read(row.getString(2)));
                at = new Position(at.kind(), row.getLocalDate(1), id);
                if (!parts.isEmpty()) {
                    found.add(new FigureRecord(at.kind(), id, row.getLocalDate(1), parts));
                }
            }
        }

        private RecordPage full() {
            List<FigureRecord> page = found.subList(0, size);
            return new RecordPage(page, Optional.of(page.getLast().position()));
        }
    }
}
