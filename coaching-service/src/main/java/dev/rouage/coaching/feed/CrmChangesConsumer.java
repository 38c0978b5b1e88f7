package dev.rouage.coaching.feed;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.company.Company;
import dev.rouage.coaching.company.CompanyStore;
import dev.rouage.coaching.deal.DealFeed;
import dev.rouage.coaching.enrolment.DefaultProgram;
import dev.rouage.coaching.enrolment.EnrolmentStore;
import dev.rouage.coaching.milestone.MilestoneNotices;
import dev.rouage.coaching.roster.RosterFeed;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.ChangeFeed;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes in what the records' feed tells of people, teams, stages and deals; new hires get their program here. */
@ApplicationScoped
class CrmChangesConsumer {
    /** The kinds of records that anything here rests on. */
    private static final Set<RecordKind> KINDS = EnumSet.of(RecordKind.TEAM, RecordKind.REP, RecordKind.PIPELINE_STAGE,
            RecordKind.OPPORTUNITY);

    private final ChangeFeed feed;
    private final CompanyStore companies;
    private final RosterFeed roster;
    private final DealFeed deals;
    private final DefaultProgram defaultProgram;
    private final EnrolmentStore enrolments;
    private final MilestoneNotices milestones;
    private final Clock clock;

    /** One collaborator for each thing that a record of a person moves. */
    CrmChangesConsumer(ChangeFeed feed, CompanyStore companies, RosterFeed roster, DealFeed deals,
            DefaultProgram defaultProgram, EnrolmentStore enrolments, MilestoneNotices milestones, Clock clock) {
        this.feed = feed;
        this.companies = companies;
        this.roster = roster;
        this.deals = deals;
        this.defaultProgram = defaultProgram;
        this.enrolments = enrolments;
        this.milestones = milestones;
        this.clock = clock;
    }

    @Incoming("crm-changes")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
        return feed.apply(batch, KINDS, this::apply);
    }

    private Uni<Void> apply(SqlConnection connection, TenantId tenant, List<ChangeEvent> changes) {
        List<UUID> people = changes.stream().filter(change -> change.kind() == RecordKind.REP).map(ChangeEvent::id)
                .distinct().toList();
        return companies.load(connection, tenant)
                .chain(company -> roster.apply(connection, tenant, changes)
                        .chain(() -> deals.apply(connection, tenant, company.zone(), changes))
                        .chain(() -> people.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : enrol(connection, tenant, company, people)));
    }

    private Uni<Void> enrol(SqlConnection connection, TenantId tenant, Company company, List<UUID> people) {
        LocalDate today = company.today(clock);
        return defaultProgram.provide(connection, tenant, company, today)
                .chain(() -> enrolments.enrolNewHires(connection, tenant, today, people))
                .chain(() -> milestones.tell(connection, tenant, people));
    }
}
