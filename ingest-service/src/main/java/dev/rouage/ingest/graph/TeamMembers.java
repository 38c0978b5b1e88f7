package dev.rouage.ingest.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.RequestScoped;

import dev.rouage.platform.graphql.PageRequest;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Reads the same page of the members of many teams of one request with one statement: the pages asked for before the event
 * loop gets to its next task. SmallRye's batches would answer two aliases with the arguments of one of them.
 */
@RequestScoped
class TeamMembers {
    private final RecordQuery records;
    private final Map<PageRequest, Batch> open = new HashMap<>();

    TeamMembers(RecordQuery records) {
        this.records = records;
    }

    Uni<RepConnection> of(TenantId tenant, String team, PageRequest page) {
        return Uni.createFrom().completionStage(join(tenant, team, page))
                .map(members -> RepConnection.of(page, members.getOrDefault(team, List.of())));
    }

    private synchronized CompletableFuture<Map<String, List<Rep>>> join(TenantId tenant, String team,
            PageRequest page) {
        Batch batch = open.computeIfAbsent(page, _ -> {
            later(() -> read(tenant, page));
            return new Batch(new ArrayList<>(), new CompletableFuture<>());
        });
        batch.teams().add(team);
        return batch.members();
    }

    private void read(TenantId tenant, PageRequest page) {
        Batch batch = close(page);
        records.members(tenant, batch.teams().stream().distinct().toList(), page).map(TeamMembers::byTeam)
                .subscribe().with(batch.members()::complete, batch.members()::completeExceptionally);
    }

    private synchronized Batch close(PageRequest page) {
        return Objects.requireNonNull(open.remove(page));
    }

    private static Map<String, List<Rep>> byTeam(List<GraphRecord> members) {
        Map<String, List<Rep>> byTeam = new HashMap<>();
        members.stream().map(Rep::of).forEach(
                rep -> byTeam.computeIfAbsent(String.valueOf(rep.teamId()), _ -> new ArrayList<>()).add(rep));
        return byTeam;
    }

    private static void later(Runnable work) {
        Context context = Vertx.currentContext();
        if (context == null) {
            throw new IllegalStateException("Members of teams are resolved on the event loop");
        }
        context.runOnContext(_ -> work.run());
    }

    private record Batch(List<String> teams, CompletableFuture<Map<String, List<Rep>>> members) {}
}
