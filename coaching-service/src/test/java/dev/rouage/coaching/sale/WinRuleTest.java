package dev.rouage.coaching.sale;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.coaching.sale.Deal.OwnerEntry;
import dev.rouage.coaching.sale.Deal.StageEntry;
import dev.rouage.coaching.sale.Deal.StatedClose;
import dev.rouage.coaching.sale.Deal.Win;
import dev.rouage.coaching.sale.StageMap.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WinRuleTest {
    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final WinRule RULE = new WinRule(new StageMap(Map.of(
            new Stage("Main", "Open"), StageCategory.OPEN, new Stage("Main", "Won"), StageCategory.WON,
            new Stage("Main", "Paid"), StageCategory.WON, new Stage("Main", "Lost"), StageCategory.LOST)),
            ZoneId.of("Europe/Paris"));

    @Test
    void takesWonFromTheCategoryAndNeverFromTheLabel() {
        assertThat(RULE.winOf(deal("Won", DAY))).contains(new Win(DAY, ANN));
        assertThat(RULE.winOf(deal("Lost", DAY))).isEmpty();
        assertThat(RULE.winOf(deal("Won!", DAY))).isEmpty();
        assertThat(RULE.winOf(new Deal(ANN, "Other", "Won", new StatedClose(DAY, null), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void datesTheWinByTheEntryIntoTheCurrentRunOfWonStages() {
        Deal deal = deal("Paid", null, entry("Open", "2026-01-01T09:00:00Z"), entry("Won", "2026-02-01T09:00:00Z"),
                entry("Open", "2026-02-10T09:00:00Z"), entry("Won", "2026-03-01T23:30:00Z"),
                entry("Paid", "2026-03-20T09:00:00Z"));

        assertThat(RULE.winOf(deal)).contains(new Win(DAY, ANN));
    }

    @Test
    void doesNotBelieveAStatedDayOfAnEarlierClosing() {
        StageEntry[] reopened = {entry("Lost", "2026-01-10T09:00:00Z"), entry("Open", "2026-02-10T09:00:00Z"),
                entry("Won", "2026-03-02T09:00:00Z")};

        assertThat(RULE.winOf(deal("Won", LocalDate.of(2026, 1, 10), reopened))).contains(new Win(DAY, ANN));
        assertThat(RULE.winOf(deal("Won", LocalDate.of(2026, 3, 1), reopened)))
                .contains(new Win(LocalDate.of(2026, 3, 1), ANN));
    }

    @Test
    void isNoWinWithoutADay() {
        assertThat(RULE.winOf(deal("Won", null))).isEmpty();
        assertThat(RULE.winOf(deal("Won", null, entry("Open", "2026-01-01T09:00:00Z")))).isEmpty();
    }

    @Test
    void belongsToWhoOwnedTheDealAtTheMomentOfTheWin() {
        List<OwnerEntry> handedOver = List.of(new OwnerEntry(ANN, Instant.parse("2026-01-01T09:00:00Z")),
                new OwnerEntry(BOB, Instant.parse("2026-03-02T15:00:00Z")));
        List<StageEntry> wonAtNoon = List.of(entry("Won", "2026-03-02T12:00:00Z"));

        assertThat(won(DAY, null, wonAtNoon, handedOver)).isEqualTo(ANN);
        assertThat(won(DAY, Instant.parse("2026-03-02T16:00:00Z"), wonAtNoon, handedOver)).isEqualTo(BOB);
        assertThat(won(DAY, null, List.of(), handedOver)).isEqualTo(BOB);
        assertThat(won(DAY.minusYears(1), null, List.of(), handedOver)).isEqualTo(ANN);
        assertThat(RULE.winOf(new Deal(null, "Main", "Won", new StatedClose(DAY, null), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void saysWhyThereIsNoTimeToFirstSale() {
        assertThat(TimeToFirstSale.of(DAY, DAY.plusDays(42)))
                .isEqualTo(new TimeToFirstSale.Sold(DAY.plusDays(42), 42));
        assertThat(TimeToFirstSale.of(DAY, DAY)).isEqualTo(new TimeToFirstSale.Sold(DAY, 0));
        assertThat(TimeToFirstSale.of(DAY, null)).isEqualTo(new TimeToFirstSale.NotYetSold());
        assertThat(TimeToFirstSale.of(null, DAY)).isEqualTo(new TimeToFirstSale.HireDateUnknown());
    }

    private static UUID won(LocalDate on, @Nullable Instant at, List<StageEntry> stages, List<OwnerEntry> owners) {
        return RULE.winOf(new Deal(BOB, "Main", "Won", new StatedClose(on, at), stages, owners)).orElseThrow().owner();
    }

    private static Deal deal(String stage, @Nullable LocalDate closedOn, StageEntry... stages) {
        return new Deal(ANN, "Main", stage, closedOn == null ? null : new StatedClose(closedOn, null),
                List.of(stages), List.of());
    }

    private static StageEntry entry(String stage, String at) {
        return new StageEntry(stage, Instant.parse(at));
    }
}
