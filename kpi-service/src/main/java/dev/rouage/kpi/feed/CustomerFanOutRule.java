package dev.rouage.kpi.feed;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.record.AccountLinks;
import dev.rouage.kpi.record.ContractRecords;
import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.record.RecordVersion;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Finds what depends on changed accounts, contracts, answers, complaints and reviews. A contract or an answer may change what
 * the others of its account come to, before and after.
 */
@ApplicationScoped
class CustomerFanOutRule implements FanOutRule {
    private static final List<String> ACCOUNT_TRAITS = List.of("segment", "country");
    private static final Map<String, JourneyKind> KINDS = Map.of("contract", JourneyKind.CONTRACT, "surveyResponse",
            JourneyKind.SURVEY, "complaint", JourneyKind.COMPLAINT, "review", JourneyKind.REVIEW);
    /** Of customers with contracts in several foreign currencies there are hardly any. */
    private static final String OF_SEVERAL_CURRENCIES = """
            SELECT DISTINCT id FROM journey WHERE tenant_id = $1 AND kind = $2 AND rate_currency = '*'
            """;

    private final AccountLinks accounts;
    private final ContractRecords contracts;

    CustomerFanOutRule(AccountLinks accounts, ContractRecords contracts) {
        this.accounts = accounts;
        this.contracts = contracts;
    }

    @Override
    public Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        Changed changed = new Changed();
        changes.forEach(changed::add);
        Touched touched = changed.touched;
        return contracts.accountsOf(connection, tenant, changed.contractMerges)
                .invoke(changed.ofContracts::addAll)
                .chain(() -> add(connection, tenant, changed.ofContracts, Set.of("contract"), touched))
                .invoke(() -> touched.add(JourneyKind.CUSTOMER, changed.ofContracts))
                .chain(() -> add(connection, tenant, changed.ofAnswers, Set.of("surveyResponse"), touched))
                .chain(() -> add(connection, tenant, changed.accounts, KINDS.keySet(), touched))
                .invoke(() -> touched.add(JourneyKind.CUSTOMER, changed.accounts))
                .chain(() -> changed.rates ? severalCurrencies(connection, tenant, touched) : nothing())
                .replaceWith(touched);
    }

    private Uni<Void> add(SqlConnection connection, TenantId tenant, Set<UUID> ofAccounts, Set<String> kinds,
            Touched touched) {
        return accounts.records(connection, tenant, ofAccounts, kinds)
                .invoke(found -> found.forEach((kind, ids) -> touched.add(KINDS.get(kind), ids))).replaceWithVoid();
    }

    private static Uni<Void> severalCurrencies(SqlConnection connection, TenantId tenant, Touched touched) {
        return connection.preparedQuery(OF_SEVERAL_CURRENCIES)
                .execute(Tuple.of(tenant.value(), JourneyKind.CUSTOMER.code()))
                .invoke(rows -> rows.forEach(row -> touched.add(JourneyKind.CUSTOMER, row.getUUID(0))))
                .replaceWithVoid();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    /** What a batch of changes names. */
    private static final class Changed {
        private final Touched touched = Touched.none();
        private final Set<UUID> accounts = new HashSet<>();
        private final Set<UUID> ofContracts = new HashSet<>();
        private final Set<UUID> ofAnswers = new HashSet<>();
        private final Set<UUID> contractMerges = new HashSet<>();
        private boolean rates;

        void add(RecordChange change) {
            switch (change.kind()) {
                case ACCOUNT -> addAccount(change);
                case CONTRACT -> {
                    touched.add(JourneyKind.CONTRACT, change.id());
                    addAccountsOf(change, ofContracts);
                    change.versions().map(RecordVersion::mergedInto).forEach(id -> addTo(contractMerges, id));
                }
                case SURVEY_RESPONSE -> {
                    touched.add(JourneyKind.SURVEY, change.id());
                    addAccountsOf(change, ofAnswers);
                }
                case COMPLAINT -> touched.add(JourneyKind.COMPLAINT, change.id());
                case REVIEW -> touched.add(JourneyKind.REVIEW, change.id());
                case FX_RATE -> rates = true;
                case TEAM, REP, LEAD, PIPELINE_STAGE, OPPORTUNITY, ACTIVITY, SPEND -> {
                    // nothing of a customer depends on them, or as every journey does: see RepFanOutRule
                }
            }
        }

        /** An account that has just arrived changes nothing for those who already referred to it, unless it has traits. */
        private void addAccount(RecordChange change) {
            boolean plain = change.before() == null && change.after().isLive()
                    && ACCOUNT_TRAITS.stream().allMatch(trait -> change.after().text(trait).isEmpty());
            if (!plain && change.moves(ACCOUNT_TRAITS)) {
                accounts.add(change.id());
                change.versions().map(RecordVersion::mergedInto).forEach(id -> addTo(accounts, id));
            }
        }

        private static void addAccountsOf(RecordChange change, Set<UUID> ofAccounts) {
            change.versions().map(version -> version.references().account()).forEach(id -> addTo(ofAccounts, id));
        }

        private static void addTo(Collection<UUID> ids, @Nullable UUID id) {
            if (id != null) {
                ids.add(id);
            }
        }
    }
}
