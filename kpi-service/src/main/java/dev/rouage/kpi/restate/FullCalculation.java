package dev.rouage.kpi.restate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Booking;
import dev.rouage.kpi.contribution.Delta;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.RollupKey;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.settings.Edition;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out all of a company's sums from its records alone, without a look at what any journey or sum was before. */
@ApplicationScoped
public class FullCalculation {
    private static final int JOURNEYS_AT_ONCE = 1_000;

    private final CompanyRules.Reader rules;
    private final JourneyCalculations calculations;

    FullCalculation(CompanyRules.Reader rules, JourneyCalculations calculations) {
        this.rules = rules;
        this.calculations = calculations;
    }

    /** The sums that the company's records come to. */
    public Uni<Map<RollupKey, Sum>> of(SqlConnection connection, Edition edition) {
        Delta sums = new Delta();
        return rules.of(connection, edition).chain(known -> Multi.createFrom().iterable(calculations.ordered())
                .onItem().transformToUniAndConcatenate(calculation -> all(connection, known, calculation, sums))
                .collect().last()).map(_ -> sums.moves());
    }

    /** The ids of a kind behind that one, in the order of ids, of all that may contribute anything. */
    public Uni<List<UUID>> idsAfter(SqlConnection connection, Edition edition, JourneyKind kind, UUID after,
            int limit) {
        JourneyCalculation calculation = calculations.ordered().stream().filter(each -> each.kind() == kind).findFirst()
                .orElseThrow();
        return rules.of(connection, edition)
                .chain(known -> calculation.idsAfter(connection, known, after, limit));
    }

    private static Uni<Boolean> all(SqlConnection connection, CompanyRules known, JourneyCalculation calculation,
            Delta sums) {
        Page page = new Page();
        return Multi.createBy().repeating()
                .uni(() -> calculation.idsAfter(connection, known, page.last, JOURNEYS_AT_ONCE)
                        .call(ids -> ids.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : calculation.afresh(connection, known, ids)
                                        .invoke(now -> page.post(ids, now.bookings(), sums))))
                .whilst(ids -> !ids.isEmpty()).collect().last().replaceWith(true);
    }

    /** How far a kind has come. A journey that several ids lead to is posted once. */
    private static final class Page {
        private final Set<UUID> posted = new HashSet<>();
        private UUID last = new UUID(0, 0);

        void post(List<UUID> ids, Map<UUID, Booking> bookings, Delta sums) {
            last = ids.getLast();
            bookings.forEach((id, booking) -> {
                if (posted.add(id)) {
                    sums.add(booking.posting());
                }
            });
        }
    }
}
