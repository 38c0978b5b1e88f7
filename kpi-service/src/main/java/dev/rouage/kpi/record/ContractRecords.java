package dev.rouage.kpi.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.kpi.journey.customer.Contract;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads contract records. */
@ApplicationScoped
public class ContractRecords {
    private static final String OF_ACCOUNTS = """
            SELECT id, account_ref, fields::text FROM crm_record
            WHERE tenant_id = $1 AND kind = 'contract' AND account_ref = ANY ($2) AND state = 'LIVE'
            """;
    private static final String ACCOUNTS = """
            WITH RECURSIVE way (id) AS (
                SELECT * FROM unnest($2::uuid[])
                UNION
                SELECT contract.merged_into FROM way
                JOIN crm_record contract ON contract.tenant_id = $1 AND contract.kind = 'contract'
                    AND contract.id = way.id
                WHERE contract.merged_into IS NOT NULL
            )
            SELECT DISTINCT contract.account_ref FROM way
            JOIN crm_record contract ON contract.tenant_id = $1 AND contract.kind = 'contract' AND contract.id = way.id
            WHERE contract.account_ref IS NOT NULL
            """;
    private static final String MERGES = """
            WITH RECURSIVE way (id, merged_into) AS (
                SELECT id, merged_into FROM crm_record
                WHERE tenant_id = $1 AND kind = 'contract' AND id = ANY ($2) AND merged_into IS NOT NULL
                UNION
                SELECT contract.id, contract.merged_into FROM way
                JOIN crm_record contract ON contract.tenant_id = $1 AND contract.kind = 'contract'
                    AND contract.id = way.merged_into
                WHERE contract.merged_into IS NOT NULL
            )
            SELECT id, merged_into FROM way
            """;

    /** The live contracts that refer to one of these accounts, by the account they state. */
    public Uni<Map<UUID, List<Contract>>> ofAccounts(SqlConnection connection, TenantId tenant,
            Collection<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection.preparedQuery(OF_ACCOUNTS)
                .execute(Tuple.of(tenant.value(), accounts.toArray(UUID[]::new)))
                .map(ContractRecords::contracts)
                .chain(contracts -> merges(connection, tenant, contracts).map(merges -> {
                    Map<UUID, List<Contract>> followed = new HashMap<>();
                    contracts.forEach((account, stated) -> followed.put(account,
                            stated.stream().map(contract -> followed(contract, merges)).toList()));
                    return followed;
                }));
    }

    /** The accounts of these contracts and of those that they were merged into. */
    public Uni<List<UUID>> accountsOf(SqlConnection connection, TenantId tenant, Collection<UUID> contracts) {
        if (contracts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection.preparedQuery(ACCOUNTS).execute(Tuple.of(tenant.value(), contracts.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** What each contract that another renews was merged into. */
    private static Uni<Map<UUID, UUID>> merges(SqlConnection connection, TenantId tenant,
            Map<UUID, List<Contract>> contracts) {
        Set<UUID> renewed = new HashSet<>();
        contracts.values().forEach(stated -> stated.forEach(contract -> {
            if (contract.renewalOf() != null) {
                renewed.add(contract.renewalOf());
            }
        }));
        if (renewed.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection.preparedQuery(MERGES).execute(Tuple.of(tenant.value(), renewed.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, UUID> merges = new HashMap<>();
                    rows.forEach(row -> merges.put(row.getUUID(0), row.getUUID(1)));
                    return merges;
                });
    }

    private static Contract followed(Contract contract, Map<UUID, UUID> merges) {
        UUID renewed = contract.renewalOf();
        Set<UUID> seen = new HashSet<>();
        while (renewed != null && merges.containsKey(renewed) && seen.add(renewed)) {
            renewed = merges.get(renewed);
        }
        return new Contract(contract.id(), contract.term(), renewed, contract.mrr(), contract.currency());
    }

    private static Map<UUID, List<Contract>> contracts(RowSet<Row> rows) {
        Map<UUID, List<Contract>> byAccount = new HashMap<>();
        for (Row row : rows) {
            contract(row.getUUID(0), RecordJson.read(row.getString(2))).ifPresent(contract -> byAccount
                    .computeIfAbsent(row.getUUID(1), _ -> new ArrayList<>()).add(contract));
        }
        return byAccount;
    }

    /** Empty without a day on which it starts. */
    private static Optional<Contract> contract(UUID id, JsonNode fields) {
        Optional<LocalDate> startOn = RecordJson.date(fields, "startOn");
        return startOn.map(start -> new Contract(id,
                new Contract.Term(start, RecordJson.date(fields, "endOn").orElse(null),
                        RecordJson.date(fields, "cancelledOn").orElse(null)),
                RecordJson.id(fields, "renewalOf").orElse(null), RecordJson.decimal(fields, "mrr").orElse(null),
                RecordJson.text(fields, "currency").orElse(null)));
    }
}
