package dev.rouage.demo.naive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

import dev.rouage.demo.story.DemoStory;
import dev.rouage.demo.story.StorySettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo's figures tell what its people are like, whatever the seed. */
class DemoFiguresTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final NaiveFigures FIGURES = NaiveFigures.of(
            new DemoStory(StorySettings.of(TODAY).withDeals(3_000)).items(), ZoneId.of("Europe/Paris"), "EUR");

    @Test
    void theQuickCloserIsQuickAndLosesMore() {
        CoreFigures quick = wholeStoryOf("rep-02");
        CoreFigures patient = wholeStoryOf("rep-03");

        assertThat(median(quick)).isLessThan(new BigDecimal("30"));
        assertThat(median(patient)).isGreaterThan(new BigDecimal("55"));
        assertThat(winRate(quick)).isLessThan(winRate(patient) - 0.1);
    }

    @Test
    void theRepOfLargeDealsSellsTheLargest() {
        BigDecimal large = wholeStoryOf("rep-09").saleValue().median().orElseThrow();

        assertThat(large)
                .isGreaterThan(wholeStoryOf("rep-02").saleValue().median().orElseThrow().multiply(BigDecimal.TWO));
    }

    @Test
    void theRepWhoLeftHasClosedNothingSince() {
        LocalDate left = TODAY.minusDays(130);

        assertThat(FIGURES.ofRep("rep-07", left.plusDays(1), TODAY).won()).isZero();
        assertThat(FIGURES.ofRep("rep-07", left.minusMonths(12), left).won()).isPositive();
    }

    @Test
    void theLastQuarterHasFigures() {
        CoreFigures quarter = FIGURES.ofCompany(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1));

        assertThat(quarter.won()).isGreaterThan(100);
        assertThat(quarter.lost()).isGreaterThan(100);
        assertThat(quarter.newCustomers()).isBetween(50, quarter.won());
    }

    private static CoreFigures wholeStoryOf(String rep) {
        return FIGURES.ofRep(rep, TODAY.minusYears(2), TODAY);
    }

    private static BigDecimal median(CoreFigures figures) {
        return figures.wonCycle().median().orElseThrow();
    }

    private static double winRate(CoreFigures figures) {
        return (double) figures.won() / (figures.won() + figures.lost());
    }
}
