package dev.rouage.kpi.restate;

import java.time.LocalDate;
import java.util.ArrayList;
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
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.journey.customer.Contract;
import dev.rouage.kpi.journey.customer.CustomerPosting;
import dev.rouage.kpi.money.ExchangeRates;
import dev.rouage.kpi.record.AccountLinks;
import dev.rouage.kpi.record.AccountLinks.Group;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.ContractRecords;
import dev.rouage.kpi.record.RecordLinks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out when accounts were customers, and what for. */
@ApplicationScoped
class CustomerCalculation implements JourneyCalculation {
    private final AccountLinks accounts;
    private final ContractRecords contracts;
    private final RecordLinks links;
    private final ContextRecords context;

    CustomerCalculation(AccountLinks accounts, ContractRecords contracts, RecordLinks links, ContextRecords context) {
        this.accounts = accounts;
        this.contracts = contracts;
        this.links = links;
        this.context = context;
    }

    @Override
    public JourneyKind kind() {
        return JourneyKind.CUSTOMER;
    }

    @Override
    public Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> ids) {
        return accounts.group(connection, rules.tenant(), ids).chain(group -> contracts
                .ofAccounts(connection, rules.tenant(), group.survivorByMember().keySet())
                .map(byMember -> byCustomer(group, byMember))
                .chain(byCustomer -> context
                        .rates(connection, rules.tenant(), foreignDays(byCustomer, rules.reporting().currency()),
                                rules.reporting().currency())
                        .map(rates -> calculated(rules, ids, group, byCustomer, rates))));
    }

    @Override
    public Uni<List<UUID>> idsAfter(SqlConnection connection, CompanyRules rules, UUID after, int limit) {
        return links.accountsAfter(connection, rules.tenant(), "contract", after, limit);
    }

    /** The contracts of each customer with those of all that was merged into it; a deleted account is no customer. */
    static Map<UUID, List<Contract>> byCustomer(Group group, Map<UUID, List<Contract>> byMember) {
        Map<UUID, List<Contract>> byCustomer = new HashMap<>();
        byMember.forEach((member, stated) -> {
            UUID customer = group.survivorByMember().get(member);
            if (customer != null && !group.directory().isDeleted(Party.ACCOUNT, customer)) {
                byCustomer.computeIfAbsent(customer, _ -> new ArrayList<>()).addAll(stated);
            }
        });
        return byCustomer;
    }

    private static Calculated calculated(CompanyRules rules, Collection<UUID> ids, Group group,
            Map<UUID, List<Contract>> byCustomer, ExchangeRates rates) {
        String currency = rules.reporting().currency();
        Map<UUID, Booking> bookings = new HashMap<>();
        Set<Slice> slices = new HashSet<>();
        byCustomer.forEach((customer, own) -> {
            List<Contribution> contributions = CustomerPosting.contributions(own, rates, rules.reporting());
            if (!contributions.isEmpty()) {
                Slice slice = Accounts.slice(group.directory(), customer, null);
                slices.add(slice);
                bookings.put(customer, new Booking(new Posting(slice.key(), contributions),
                        CustomerPosting.foreignDays(own, currency).orElse(null), null));
            }
        });
        Set<UUID> concerned = new HashSet<>(ids);
        concerned.addAll(group.survivors());
        return new Calculated(concerned, bookings, slices);
    }

    private static Map<String, Set<LocalDate>> foreignDays(Map<UUID, List<Contract>> byCustomer, String currency) {
        Map<String, Set<LocalDate>> days = new HashMap<>();
        byCustomer.values().forEach(own -> own.forEach(contract -> {
            String foreign = contract.currency();
            if (foreign != null && CustomerPosting.isForeign(contract, currency)) {
                days.computeIfAbsent(foreign, _ -> new HashSet<>()).add(contract.term().startOn());
            }
        }));
        return days;
    }
}
