package dev.rouage.ingest.graph;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.CurrentViewer;
import dev.rouage.platform.tenant.Role;
import dev.rouage.platform.tenant.Viewer;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Loads many records of one type at once, in the order asked for, with null for what the viewer can't see. */
@ApplicationScoped
class RecordLoader {
    private final CurrentViewer viewer;
    private final RecordQuery records;

    RecordLoader(CurrentViewer viewer, RecordQuery records) {
        this.viewer = viewer;
        this.records = records;
    }

    Uni<List<@Nullable Rep>> reps(List<@Nullable UUID> ids) {
        return records.any(viewer.get().tenant(), RecordKind.REP, ids).map(found -> inOrder(ids, found, Rep::of));
    }

    Uni<List<@Nullable Team>> teams(List<@Nullable UUID> ids) {
        return records.any(viewer.get().tenant(), RecordKind.TEAM, ids).map(found -> inOrder(ids, found, Team::of));
    }

    Uni<List<@Nullable Account>> accounts(List<@Nullable UUID> ids) {
        return records.any(viewer.get().tenant(), RecordKind.ACCOUNT, ids)
                .map(found -> inOrder(ids, found, Account::of));
    }

    Uni<List<@Nullable Lead>> leads(List<@Nullable UUID> ids) {
        return records.ownedAny(viewer.get(), RecordKind.LEAD, ids).map(found -> inOrder(ids, found, Lead::of));
    }

    Uni<List<@Nullable Opportunity>> opportunities(List<@Nullable UUID> ids) {
        Viewer caller = viewer.get();
        return records.ownedAny(caller, RecordKind.OPPORTUNITY, ids)
                .map(found -> inOrder(ids, found, deal -> Opportunity.of(deal, caller.has(Role.MONEY))));
    }

    /** A record that is listed by date; null when there is none of that id that the viewer may see. */
    <T> Uni<@Nullable T> one(DatedKind kind, String id, Function<GraphRecord, T> type) {
        List<@Nullable UUID> ids = Collections.singletonList(GraphId.parse(id));
        Uni<Map<UUID, GraphRecord>> found = kind.isOwned()
                ? records.ownedAny(viewer.get(), kind.kind(), ids)
                : records.any(viewer.get().tenant(), kind.kind(), ids);
        return found.map(records -> only(inOrder(ids, records, type)));
    }

    private static <T> List<@Nullable T> inOrder(List<@Nullable UUID> ids, Map<UUID, GraphRecord> found,
            Function<GraphRecord, T> type) {
        return ids.stream().<@Nullable T>map(id -> {
            GraphRecord one = id == null ? null : found.get(id);
            return one == null ? null : type.apply(one);
        }).toList();
    }

    /** The only element of a list of one. */
    static <T extends @Nullable Object> T only(List<T> list) {
        return list.getFirst();
    }
}
