package dev.rouage.kpi.restate;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Difference;
import dev.rouage.kpi.rollup.JourneyBookings;
import dev.rouage.kpi.rollup.RollupStore;
import dev.rouage.kpi.settings.Edition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Brings journeys up to date: works them out from the records as they are, and moves the sums by the difference to what the
 * journeys contributed before. Done twice it changes nothing the second time, whatever called for it. The caller holds the
 * lock of {@link FeedProgress}.
 */
@ApplicationScoped
public class Restatement {
    private static final int JOURNEYS_AT_ONCE = 5_000;

    private final CompanyRules.Reader rules;
    private final JourneyCalculations calculations;
    private final JourneyBookings bookings;
    private final RollupStore rollups;

    Restatement(CompanyRules.Reader rules, JourneyCalculations calculations, JourneyBookings bookings,
            RollupStore rollups) {
        this.rules = rules;
        this.calculations = calculations;
        this.bookings = bookings;
        this.rollups = rollups;
    }

    /** Restates these journeys in that edition, and those that rest on them. */
    public Uni<Void> restate(SqlConnection connection, Edition edition, Touched touched) {
        if (touched.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Touched all = touched.copy();
        return rules.of(connection, edition).chain(known -> Multi.createFrom().iterable(calculations.ordered())
                .onItem().transformToUniAndConcatenate(calculation -> restate(connection, known, calculation, all))
                .collect().last().replaceWithVoid());
    }

    private Uni<Void> restate(SqlConnection connection, CompanyRules known, JourneyCalculation calculation,
            Touched touched) {
        return inChunks(touched.of(calculation.kind()), chunk -> calculation.of(connection, known, chunk)
                .chain(now -> move(connection, known.edition(), calculation, now))
                .invoke(difference -> touched.addAll(calculation.touchedBy(difference))).replaceWithVoid());
    }

    private Uni<Difference<Booking>> move(SqlConnection connection, Edition edition, JourneyCalculation calculation,
            Calculated now) {
        return bookings.of(connection, edition, calculation.kind(), now.concerned()).chain(before -> {
            Difference<Booking> difference = Difference.of(now.concerned(), before, now.bookings(), Booking::posting);
            return rollups.name(connection, edition.tenant(), now.slices())
                    .chain(() -> bookings.write(connection, edition, calculation.kind(), difference.changed()))
                    .chain(() -> bookings.remove(connection, edition, calculation.kind(), difference.gone()))
                    .chain(() -> rollups.move(connection, edition, difference.delta().moves()))
                    .replaceWith(difference);
        });
    }

    private static Uni<Void> inChunks(Collection<UUID> ids, Function<List<UUID>, Uni<Void>> work) {
        return Multi.createFrom().iterable(ids).group().intoLists().of(JOURNEYS_AT_ONCE)
                .onItem().transformToUniAndConcatenate(work::apply)
                .collect().last().replaceWithVoid();
    }
}
