package dev.rouage.kpi.journey.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.money.ExchangeRates;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Against a walk over the same moves, day by day. */
class StagePostingProperties {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final Set<String> OPEN = Set.of("Open", "Talk", "Offer");

    /** After so many days to that stage. */
    record Move(int days, String stage) {}

    @Property
    void daysInStagesAreThoseSpentThereByDealsThatLeft(@ForAll("moves") @NotEmpty List<Move> moves) {
        long[] spent = new long[1];
        String stage = "";
        for (LocalDate day = FIRST; !day.isAfter(end(moves)); day = day.plusDays(1)) {
            if (OPEN.contains(stage) && !stage.equals(moves.getLast().stage())) {
                spent[0]++;
            }
            stage = stageAtTheEndOf(day, moves);
        }

        assertEquals(spent[0], posted(moves, Measure.STAGE_DAYS).stream().mapToLong(Contribution::bucket).sum());
    }

    @Property
    void eachStageIsReachedOnceAndEachEntryHasOneOutcome(@ForAll("moves") @NotEmpty List<Move> moves) {
        Set<String> been = new HashSet<>();
        int entries = 0;
        String before = "";
        for (Move move : moves) {
            been.add(move.stage());
            entries += OPEN.contains(move.stage()) && !move.stage().equals(before) ? 1 : 0;
            before = move.stage();
        }
        been.remove("Lost");

        assertEquals(been.size() + 1, posted(moves, Measure.STAGE_REACHED).size());
        assertEquals(entries, posted(moves, Measure.STAGE_ENTRY).size());
        assertEquals(OPEN.contains(before) ? 1 : 0,
                posted(moves, Measure.STAGE_ENTRY).stream().filter(one -> one.bucket() == 0).count());
    }

    @Property
    void whatClosesIsOpenNoLonger(@ForAll("moves") @NotEmpty List<Move> moves) {
        assertEquals(OPEN.contains(moves.getLast().stage()) ? 1 : 0,
                posted(moves, Measure.OPEN_DEALS).stream().mapToInt(Contribution::count).sum());
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Combinators.combine(Arbitraries.integers().between(0, 9),
                Arbitraries.of("Open", "Talk", "Offer", "Won", "Lost")).as(Move::new).list().ofMaxSize(8);
    }

    private static List<Contribution> posted(List<Move> moves, Measure measure) {
        DealFixture deal = new DealFixture();
        Instant at = Instant.parse("2026-01-01T09:00:00Z");
        for (Move move : moves) {
            at = at.plusSeconds(86_400L * move.days());
            deal.entered(move.stage(), at.toString());
        }
        return deal.contributions(new ExchangeRates(List.of())).stream().filter(one -> one.measure() == measure)
                .toList();
    }

    private static LocalDate end(List<Move> moves) {
        return FIRST.plusDays(moves.stream().mapToInt(Move::days).sum());
    }

    private static String stageAtTheEndOf(LocalDate day, List<Move> moves) {
        String stage = "";
        LocalDate on = FIRST;
        for (Move move : moves) {
            on = on.plusDays(move.days());
            if (!on.isAfter(day)) {
                stage = move.stage();
            }
        }
        return stage;
    }
}
