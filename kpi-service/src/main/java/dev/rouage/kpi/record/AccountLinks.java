package dev.rouage.kpi.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds what belongs to an account with all that was merged into it. */
@ApplicationScoped
public class AccountLinks {
    private static final String OF_KINDS = """
            SELECT kind, id FROM crm_record WHERE tenant_id = $1 AND account_ref = ANY ($2) AND kind = ANY ($3)
            """;

    private final ContextRecords context;
    private final RecordLinks links;

    AccountLinks(ContextRecords context, RecordLinks links) {
        this.context = context;
        this.links = links;
    }

    /**
     * Accounts and all that stand for one with them.
     *
     * @param directory
     *            knows the accounts asked for and their survivors
     * @param survivors
     *            what the accounts asked for have become
     * @param survivorByMember
     *            all accounts that have become one of the survivors
     */
    public record Group(Directory directory, Set<UUID> survivors, Map<UUID, UUID> survivorByMember) {}

    /** The groups of those accounts. */
    public Uni<Group> group(SqlConnection connection, TenantId tenant, Collection<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().item(new Group(new Directory(Map.of()), Set.of(), Map.of()));
        }
        Set<Directory.Key> keys = accounts.stream().map(id -> new Directory.Key(Party.ACCOUNT, id))
                .collect(Collectors.toSet());
        return context.directory(connection, tenant, keys).chain(directory -> {
            Set<UUID> survivors = new HashSet<>();
            accounts.forEach(id -> survivors.add(directory.survivor(Party.ACCOUNT, id)));
            return links.withMerged(connection, tenant, "account", survivors)
                    .map(members -> new Group(directory, survivors, members));
        });
    }

    /** The records of those kinds that refer to an account of the groups, in whatever state, by kind. */
    public Uni<Map<String, List<UUID>>> records(SqlConnection connection, TenantId tenant,
            Collection<UUID> accounts, Set<String> kinds) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return group(connection, tenant, accounts).chain(group -> connection.preparedQuery(OF_KINDS)
                .execute(Tuple.of(tenant.value(), group.survivorByMember().keySet().toArray(UUID[]::new),
                        kinds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, List<UUID>> byKind = new HashMap<>();
                    rows.forEach(row -> byKind.computeIfAbsent(row.getString(0), _ -> new ArrayList<>())
                            .add(row.getUUID(1)));
                    return byKind;
                }));
    }
}
