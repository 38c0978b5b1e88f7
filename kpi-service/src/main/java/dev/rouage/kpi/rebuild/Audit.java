package dev.rouage.kpi.rebuild;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Delta;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.RollupKey;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.record.RecordLinks;
import dev.rouage.kpi.restate.FullCalculation;
import dev.rouage.kpi.rollup.JourneyBookings;
import dev.rouage.kpi.rollup.RollupStore;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.platform.database.Pages;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Compares a company's figures with what its records come to, and changes nothing: first each journey with its records, then
 * all sums with the journeys. It takes no lock: what is compared is read from one snapshot, and in each snapshot the three
 * agree, as they are changed together. Memory is flat: sums are compared by their {@link SumFingerprints}.
 *
 * <p>
 * Journeys are compared page by page, each in a snapshot of its own. Sums are compared in a single one, as each journey adds to
 * sums anywhere: of a large company it lasts for minutes, in which nobody waits, but PostgreSQL can't clean up behind the feed.
 */
@ApplicationScoped
public class Audit {
    private static final int SUMS_FOR_A_JOURNEY = 10;
    private static final int MOST_EXAMPLES = 20;
    /** In how many bins differences are looked at one by one; there is one at least in each that is not. */
    private static final int MOST_BINS = 64;
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final String SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    private final TenantDatabase database;
    private final ReportingSettings settings;
    private final FullCalculation calculation;
    private final JourneyBookings bookings;
    private final RollupStore rollups;
    private final int journeysAtOnce;

    /** What is compared with what, and how many journeys are read at once; of sums ten times as many. */
    Audit(TenantDatabase database, ReportingSettings settings, FullCalculation calculation, JourneyBookings bookings,
            RollupStore rollups,
            @ConfigProperty(name = "rouage.kpi.audit.piece", defaultValue = "1000") int journeysAtOnce) {
        this.database = database;
        this.settings = settings;
        this.calculation = calculation;
        this.bookings = bookings;
        this.rollups = rollups;
        this.journeysAtOnce = journeysAtOnce;
    }

    /**
     * What an audit found.
     *
     * @param sums
     *            how many sums there are
     * @param differences
     *            how many journeys and sums are other than they should be, missing or superfluous
     * @param examples
     *            some of them, in words
     */
    public record Report(long sums, long differences, List<String> examples) {
        static final Report NOTHING = new Report(0, 0, List.of());

        /** Takes a copy. */
        public Report {
            examples = List.copyOf(examples);
        }

        Report plus(Report other) {
            return new Report(sums + other.sums, differences + other.differences,
                    Stream.concat(examples.stream(), other.examples.stream()).limit(MOST_EXAMPLES).toList());
        }
    }

    /**
     * What was found among some journeys of a kind.
     *
     * @param ids
     *            those that were looked at; none when there are no more
     */
    record Page(List<UUID> ids, Report report) {}

    /** Audits the edition that is shown, all at once. */
    public Uni<Report> of(TenantId tenant) {
        return Multi.createFrom().items(JourneyKind.values())
                .onItem().transformToUniAndConcatenate(kind -> Multi.createBy().repeating()
                        .uni(Cursor::new, cursor -> journeys(tenant, kind, cursor.after).invoke(cursor::advance))
                        .whilst(page -> !page.ids().isEmpty())
                        .collect().in(() -> new Report[]{Report.NOTHING}, (all, page) -> all[0] = all[0]
                                .plus(page.report())))
                .collect().in(() -> new Report[]{Report.NOTHING}, (all, some) -> all[0] = all[0].plus(some[0]))
                .chain(found -> sums(tenant).map(found[0]::plus));
    }

    /** Compares some journeys of that kind, behind that one, with their records. */
    Uni<Page> journeys(TenantId tenant, JourneyKind kind, UUID after) {
        return snapshot(tenant, (connection, edition) -> calculation
                .idsAfter(connection, edition, kind, after, journeysAtOnce)
                .chain(known -> bookings.idsAfter(connection, edition, kind, after, journeysAtOnce)
                        .map(booked -> Stream.concat(known.stream(), booked.stream()).distinct()
                                .sorted(RecordLinks.STORED_ORDER).limit(journeysAtOnce).toList()))
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(new Page(ids, Report.NOTHING))
                        : compare(connection, edition, kind, ids)));
    }

    private Uni<Page> compare(SqlConnection connection, Edition edition, JourneyKind kind, List<UUID> ids) {
        return calculation.afresh(connection, edition, kind, ids).chain(now -> {
            Set<UUID> concerned = new LinkedHashSet<>(ids);
            concerned.addAll(now.concerned());
            return bookings.of(connection, edition, kind, concerned).map(stored -> new Page(ids,
                    differences(kind, concerned, stored, now.bookings())));
        });
    }

    private static Report differences(JourneyKind kind, Collection<UUID> ids, Map<UUID, Booking> stored,
            Map<UUID, Booking> expected) {
        List<String> words = ids.stream().filter(id -> !Objects.equals(stored.get(id), expected.get(id)))
                .map(id -> kind + " " + id + " contributes " + stored.get(id) + ", should " + expected.get(id))
                .toList();
        return new Report(0, words.size(), words.stream().limit(MOST_EXAMPLES).toList());
    }

    /** Compares all sums with what the journeys contribute. */
    Uni<Report> sums(TenantId tenant) {
        return snapshot(tenant, (connection, edition) -> {
            SumFingerprints prints = new SumFingerprints();
            long[] sums = new long[1];
            return eachContributed(connection, edition, prints::add)
                    .chain(() -> rollups.each(connection, edition, journeysAtOnce * SUMS_FOR_A_JOURNEY, (key, sum) -> {
                        prints.takeBack(key, sum);
                        sums[0] += sum.isZero() ? 0 : 1;
                    }))
                    .chain(() -> prints.uneven().isEmpty()
                            ? Uni.createFrom().item(Report.NOTHING)
                            : lookAt(connection, edition, prints.uneven()))
                    .map(found -> found.plus(new Report(sums[0], 0, List.of())));
        });
    }

    /** Goes through all once more, to tell which sums of the uneven bins differ. */
    private Uni<Report> lookAt(SqlConnection connection, Edition edition, BitSet uneven) {
        BitSet looked = uneven.stream().limit(MOST_BINS).collect(BitSet::new, BitSet::set, BitSet::or);
        Map<RollupKey, Sum> left = new HashMap<>();
        BiConsumer<RollupKey, Sum> missing = (key, sum) -> {
            if (looked.get(SumFingerprints.bin(key))) {
                left.merge(key, sum, Sum::plus);
            }
        };
        return eachContributed(connection, edition, missing)
                .chain(() -> rollups.each(connection, edition, journeysAtOnce * SUMS_FOR_A_JOURNEY,
                        (key, sum) -> missing.accept(key, new Sum(-sum.count(), sum.value().negate()))))
                .map(_ -> {
                    left.values().removeIf(Sum::isZero);
                    long unseen = uneven.cardinality() - looked.cardinality();
                    return new Report(0, left.size() + unseen, left.entrySet().stream().limit(MOST_EXAMPLES)
                            .map(one -> one.getKey() + " lacks " + one.getValue()).toList());
                });
    }

    private Uni<Void> eachContributed(SqlConnection connection, Edition edition, BiConsumer<RollupKey, Sum> taker) {
        return Multi.createFrom().items(JourneyKind.values())
                .onItem().transformToUniAndConcatenate(kind -> Pages.each(BEGINNING,
                        after -> bookings.idsAfter(connection, edition, kind, after, journeysAtOnce)
                                .call(ids -> bookings.of(connection, edition, kind, ids).invoke(booked -> {
                                    Delta delta = new Delta();
                                    booked.values().forEach(booking -> delta.add(booking.posting()));
                                    delta.moves().forEach(taker);
                                })),
                        Function.identity()))
                .collect().last().replaceWithVoid();
    }

    private <T> Uni<T> snapshot(TenantId tenant, BiFunction<SqlConnection, Edition, Uni<T>> work) {
        return database.inTransaction(connection -> connection.query(SNAPSHOT).execute()
                .chain(() -> database.enter(connection, tenant))
                .chain(() -> settings.live(connection, tenant))
                .chain(edition -> work.apply(connection, edition)));
    }

    private static final class Cursor {
        private UUID after = BEGINNING;

        void advance(Page page) {
            if (!page.ids().isEmpty()) {
                after = page.ids().getLast();
            }
        }
    }
}
