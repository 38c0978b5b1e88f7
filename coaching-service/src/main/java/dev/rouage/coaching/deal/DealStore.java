package dev.rouage.coaching.deal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.record.Columns;
import dev.rouage.coaching.sale.Deal;
import dev.rouage.coaching.sale.Deal.StatedClose;
import dev.rouage.coaching.sale.Deal.Win;
import dev.rouage.coaching.sale.WinRule;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** The deals, each with the win that follows from it and the stages of its source. */
@ApplicationScoped
class DealStore {
    private static final String UPSERT = """
            INSERT INTO deal (tenant_id, id, revision, state, source, owner_id, pipeline, stage, created_on, closed_on,
                              closed_at, stage_history, owner_history, won_on, won_by)
            SELECT $1, id, revision, state, source, owner_id, pipeline, stage, created_on, closed_on, closed_at,
                   stage_history::jsonb, owner_history::jsonb, won_on, won_by
            FROM unnest($2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::date[],
                        $10::date[], $11::timestamptz[], $12::text[], $13::text[], $14::date[], $15::uuid[])
              AS change (id, revision, state, source, owner_id, pipeline, stage, created_on, closed_on, closed_at,
                         stage_history, owner_history, won_on, won_by)
            ON CONFLICT (tenant_id, id) DO UPDATE
            SET revision = excluded.revision, state = excluded.state, source = excluded.source,
                owner_id = excluded.owner_id, pipeline = excluded.pipeline, stage = excluded.stage,
                created_on = excluded.created_on, closed_on = excluded.closed_on, closed_at = excluded.closed_at,
                stage_history = excluded.stage_history, owner_history = excluded.owner_history,
                won_on = excluded.won_on, won_by = excluded.won_by
            WHERE excluded.revision > deal.revision
            """;
    private static final int PAGE = 1_000;
    private static final String PAGE_OF_SOURCE = """
            SELECT id, owner_id, pipeline, stage, closed_on, closed_at, stage_history::text AS stages,
                   owner_history::text AS owners
            FROM deal WHERE tenant_id = $1 AND source = $2 AND id > $3 AND state = 'LIVE' ORDER BY id LIMIT
            """
            + PAGE;
    private static final String UPDATE_WINS = """
            UPDATE deal SET won_on = change.won_on, won_by = change.won_by
            FROM unnest($2::uuid[], $3::date[], $4::uuid[]) AS change (id, won_on, won_by)
            WHERE deal.tenant_id = $1 AND deal.id = change.id
              AND (deal.won_on, deal.won_by) IS DISTINCT FROM (change.won_on, change.won_by)
            """;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    Uni<Void> store(SqlConnection connection, TenantId tenant, List<DealChange> changes,
            Map<String, WinRule> rules) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(UPSERT).execute(columns(tenant, changes, rules)).replaceWithVoid();
    }

    /** Works out again the wins of all deals of a source, a page at a time. */
    Uni<Void> recompute(SqlConnection connection, TenantId tenant, String source, WinRule rule) {
        return recomputeAfter(connection, tenant, source, rule, BEFORE_ALL);
    }

    private Uni<Void> recomputeAfter(SqlConnection connection, TenantId tenant, String source, WinRule rule,
            UUID last) {
        return connection.preparedQuery(PAGE_OF_SOURCE).execute(Tuple.of(tenant.value(), source, last)).chain(rows -> {
            List<Row> page = rows.stream().toList();
            if (page.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            Uni<Void> stored = connection.preparedQuery(UPDATE_WINS).execute(wins(tenant, page, rule))
                    .replaceWithVoid();
            return page.size() < PAGE
                    ? stored
                    : stored.chain(() -> recomputeAfter(connection, tenant, source, rule,
                            page.getLast().getUUID("id")));
        });
    }

    private static Tuple wins(TenantId tenant, List<Row> page, WinRule rule) {
        List<DealWin> wins = page.stream().map(row -> DealWin.of(row.getUUID("id"), rule.winOf(deal(row)))).toList();
        return new Columns<>(tenant, wins).ids(DealWin::deal).days(DealWin::on).ids(DealWin::by).tuple();
    }

    private static Tuple columns(TenantId tenant, List<DealChange> changes, Map<String, WinRule> rules) {
        Function<DealChange, Optional<Win>> win = change -> Optional.ofNullable(rules.get(change.event().source()))
                .flatMap(change::win);
        return new Columns<>(tenant, changes).ids(change -> change.event().id())
                .numbers(change -> change.event().revision()).texts(change -> change.event().state().name())
                .texts(change -> change.event().source()).ids(change -> change.deal().owner())
                .texts(change -> change.deal().pipeline()).texts(change -> change.deal().stage())
                .days(DealChange::createdOn).days(change -> closed(change).map(StatedClose::on).orElse(null))
                .instants(change -> closed(change).map(StatedClose::at).orElse(null))
                .texts(change -> DealHistory.ofStages(change.deal().stages()))
                .texts(change -> DealHistory.ofOwners(change.deal().owners()))
                .days(change -> win.apply(change).map(Win::on).orElse(null))
                .ids(change -> win.apply(change).map(Win::owner).orElse(null)).tuple();
    }

    private static Deal deal(Row row) {
        return new Deal(row.getUUID("owner_id"), row.getString("pipeline"), row.getString("stage"),
                closed(row), DealHistory.stages(row.getString("stages")),
                DealHistory.owners(row.getString("owners")));
    }

    private static Optional<StatedClose> closed(DealChange change) {
        return Optional.ofNullable(change.deal().closed());
    }

    private static @Nullable StatedClose closed(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("closed_at");
        LocalDate on = row.getLocalDate("closed_on");
        return on == null ? null : new StatedClose(on, at == null ? null : at.toInstant());
    }

    private record DealWin(UUID deal, @Nullable LocalDate on, @Nullable UUID by) {

        static DealWin of(UUID deal, Optional<Win> win) {
            return new DealWin(deal, win.map(Win::on).orElse(null), win.map(Win::owner).orElse(null));
        }
    }
}
