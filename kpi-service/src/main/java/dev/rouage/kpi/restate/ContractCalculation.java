package dev.rouage.kpi.restate;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.Posting;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.journey.customer.Contract;
import dev.rouage.kpi.journey.customer.CustomerPosting;
import dev.rouage.kpi.record.AccountLinks;
import dev.rouage.kpi.record.ContractRecords;
import dev.rouage.kpi.record.RecordLinks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out what became of contracts when their terms ended: they are seen among all contracts of their account. */
@ApplicationScoped
class ContractCalculation implements JourneyCalculation {
    private final AccountLinks accounts;
    private final ContractRecords contracts;
    private final RecordLinks links;

    ContractCalculation(AccountLinks accounts, ContractRecords contracts, RecordLinks links) {
        this.accounts = accounts;
        this.contracts = contracts;
        this.links = links;
    }

    @Override
    public JourneyKind kind() {
        return JourneyKind.CONTRACT;
    }

    @Override
    public Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> ids) {
        return contracts.accountsOf(connection, rules.tenant(), ids)
                .chain(stated -> accounts.group(connection, rules.tenant(), stated))
                .chain(group -> contracts
                        .ofAccounts(connection, rules.tenant(), group.survivorByMember().keySet())
                        .map(byMember -> calculated(rules.reporting().renewalGraceDays(), ids, group,
                                CustomerCalculation.byCustomer(group, byMember))));
    }

    @Override
    public Uni<List<UUID>> idsAfter(SqlConnection connection, CompanyRules rules, UUID after, int limit) {
        return links.idsAfter(connection, rules.tenant(), "contract", after, limit);
    }

    private static Calculated calculated(int graceDays, Collection<UUID> ids, AccountLinks.Group group,
            Map<UUID, List<Contract>> byCustomer) {
        Set<UUID> asked = new HashSet<>(ids);
        Map<UUID, Booking> bookings = new HashMap<>();
        Set<Slice> slices = new HashSet<>();
        byCustomer.forEach((customer, own) -> {
            Slice slice = Accounts.slice(group.directory(), customer, null);
            for (Contract contract : own) {
                List<Contribution> contributions = CustomerPosting.renewal(contract, own, graceDays);
                if (asked.contains(contract.id()) && !contributions.isEmpty()) {
                    slices.add(slice);
                    bookings.put(contract.id(), new Booking(new Posting(slice.key(), contributions)));
                }
            }
        });
        return new Calculated(ids, bookings, slices);
    }
}
