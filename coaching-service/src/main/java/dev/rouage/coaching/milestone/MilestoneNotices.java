package dev.rouage.coaching.milestone;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.company.CompanyStore;
import dev.rouage.coaching.event.CoachingEvent;
import dev.rouage.coaching.event.Outbox;
import dev.rouage.coaching.milestone.MilestoneDate.Key;
import dev.rouage.coaching.milestone.MilestoneStore.Told;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

/**
 * Tells of people's milestones whatever has changed since they were told of last, in the transaction that changed it: one
 * that is new, one whose day has moved or that nobody has to complete any more, one that was completed. Done twice it tells
 * nothing the second time.
 */
@ApplicationScoped
public class MilestoneNotices {
    private final CompanyStore companies;
    private final MilestoneStore store;
    private final Outbox outbox;
    private final Clock clock;

    MilestoneNotices(CompanyStore companies, MilestoneStore store, Outbox outbox, Clock clock) {
        this.companies = companies;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells what is new about these people. */
    public Uni<Void> tell(SqlConnection connection, TenantId tenant, Collection<UUID> people) {
        if (people.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return store.lock(connection, tenant, people)
                .chain(locked -> companies.load(connection, tenant)
                        .chain(company -> store.current(connection, tenant, company, locked))
                        .chain(current -> store.told(connection, tenant, locked)
                                .chain(told -> tell(connection, tenant, current, told))));
    }

    private Uni<Void> tell(SqlConnection connection, TenantId tenant, Map<Key, MilestoneDate> current,
            Map<Key, Told> told) {
        List<Told> news = new ArrayList<>();
        List<CoachingEvent> events = new ArrayList<>();
        current.forEach((key, date) -> compare(tenant, date, told.get(key), news, events));
        told.forEach((key, before) -> {
            if (!current.containsKey(key)) {
                compare(tenant, before.date().withdrawn(), before, news, events);
            }
        });
        return news.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.tell(connection, tenant, news).chain(() -> outbox.addAll(connection, tenant, events));
    }

    private void compare(TenantId tenant, MilestoneDate date, @Nullable Told before,
            List<Told> news, List<CoachingEvent> events) {
        if (before != null && before.date().equals(date)) {
            return;
        }
        long revision = before == null ? 1 : before.revision() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MilestoneDate last = before == null ? date.withdrawn() : before.date();
        news.add(new Told(date, revision));
        if (!Objects.equals(last.dueOn(), date.dueOn())) {
            events.add(new CoachingEvent.MilestoneAssigned(date.key().rep(), now, revision, date.program(),
                    date.key().milestone(), date.dueOn(), tenant));
        }
        if (!Objects.equals(last.completedOn(), date.completedOn())) {
            events.add(new CoachingEvent.MilestoneCompleted(date.key().rep(), now, revision, date.program(),
                    date.key().milestone(), date.completedOn(), tenant));
        }
    }
}
