package dev.rouage.kpi.restate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Delta;
import dev.rouage.kpi.contribution.Difference;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.rollup.JourneyBookings;
import dev.rouage.kpi.rollup.RollupStore;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.platform.database.Pieces;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings journeys up to date: works them out from the records as they are, and moves the sums by the difference to what the
 * journeys contributed before. Done twice it changes nothing the second time, whatever called for it. The caller holds the
 * lock of {@link FeedProgress}.
 *
 * <p>
 * What does not wait for another's result is sent to PostgreSQL without waiting, so that one of the two always has
 * something to do while the other works; the sums of a kind are moved when all its journeys are known, while those of other
 * kinds are being worked out.
 */
@ApplicationScoped
public class Restatement {
    private final CompanyRules.Reader rules;
    private final JourneyCalculations calculations;
    private final JourneyBookings bookings;
    private final RollupStore rollups;
    private final int piece;

    /** The pieces are journeys of a kind that are worked out at once. */
    Restatement(CompanyRules.Reader rules, JourneyCalculations calculations, JourneyBookings bookings,
            RollupStore rollups, @ConfigProperty(name = "rouage.kpi.feed.piece", defaultValue = "2000") int piece) {
        this.rules = rules;
        this.calculations = calculations;
        this.bookings = bookings;
        this.rollups = rollups;
        this.piece = piece;
    }

    /** Restates these journeys in that edition, and those that rest on them. */
    public Uni<Void> restate(SqlConnection connection, Edition edition, Touched touched) {
        return touched.isEmpty()
                ? Uni.createFrom().voidItem()
                : rules.of(connection, edition)
                        .chain(known -> new Run(connection, known, touched.copy()).all());
    }

    /** One restatement; all of it happens on the connection's own thread. */
    private final class Run {
        private final SqlConnection connection;
        private final CompanyRules known;
        private final Touched touched;
        private Uni<Void> moved = Uni.createFrom().voidItem();

        Run(SqlConnection connection, CompanyRules known, Touched touched) {
            this.connection = connection;
            this.known = known;
            this.touched = touched;
        }

        Uni<Void> all() {
            return together(calculations.fromRecords()).chain(() -> together(calculations.fromBookings()));
        }

        private Uni<Void> together(List<JourneyCalculation> some) {
            return Multi.createFrom().iterable(some).onItem().transformToUni(this::ofKind).merge(some.size())
                    .collect().last().replaceWithVoid();
        }

        /** Pieces may overlap, since whatever a record was merged into is worked out with it: it is booked once. */
        private Uni<Void> ofKind(JourneyCalculation calculation) {
            Set<UUID> booked = new HashSet<>();
            Delta delta = new Delta();
            List<UUID> ids = List.copyOf(touched.of(calculation.kind()));
            return Pieces.each(ids, piece, some -> calculation.of(connection, known, some).chain(now -> {
                List<UUID> left = now.concerned().stream().filter(booked::add).toList();
                return book(calculation, left, now, delta);
            })).chain(() -> move(delta));
        }

        /** One at a time: a sum is read, added to and written back. */
        private Uni<Void> move(Delta delta) {
            moved = moved.chain(() -> rollups.move(connection, known.edition(), delta.moves())).memoize()
                    .indefinitely();
            return moved;
        }

        private Uni<Void> book(JourneyCalculation calculation, Collection<UUID> ids, Calculated now, Delta delta) {
            JourneyKind kind = calculation.kind();
            return bookings.of(connection, known.edition(), kind, ids).chain(before -> {
                Difference<Booking> difference = Difference.of(ids, before, now.bookings(), Booking::posting, delta);
                touched.addAll(calculation.touchedBy(difference));
                return Uni.join().all(
                        rollups.name(connection, known.tenant(), now.slices()),
                        bookings.write(connection, known.edition(), kind, difference.changed()),
                        bookings.remove(connection, known.edition(), kind, difference.gone())).andFailFast();
            }).replaceWithVoid();
        }
    }
}
