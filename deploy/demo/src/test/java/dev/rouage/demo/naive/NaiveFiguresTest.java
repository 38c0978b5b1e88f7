package dev.rouage.demo.naive;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.HistoryEntry;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NaiveFiguresTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);

    private final List<Item> items = new ArrayList<>(List.of(
            Item.upsert(Kind.PIPELINE_STAGE, "s", "won", 1,
                    Fields.none().with("pipeline", "p").with("stage", "Yes").with("category", "WON")),
            Item.upsert(Kind.PIPELINE_STAGE, "s", "lost", 1,
                    Fields.none().with("pipeline", "p").with("stage", "No").with("category", "LOST"))));

    @Test
    void countsWonAndLostAndMeasuresTheirCycles() {
        items.add(deal("1", "Yes", "2026-01-01", "2026-01-11", "100"));
        items.add(deal("2", "Yes", "2026-01-01", "2026-01-31", "300"));
        items.add(deal("3", "No", "2026-01-01", "2026-01-02", "50"));

        CoreFigures figures = january();

        assertThat(figures.won()).isEqualTo(2);
        assertThat(figures.lost()).isEqualTo(1);
        assertThat(figures.wonAmount()).isEqualByComparingTo("400");
        assertThat(figures.closedAmount()).isEqualByComparingTo("450");
        assertThat(figures.wonCycle().mean()).hasValueSatisfying(mean -> assertThat(mean).isEqualByComparingTo("20"));
        assertThat(figures.saleValue().median())
                .hasValueSatisfying(median -> assertThat(median).isEqualByComparingTo("200"));
    }

    @Test
    void placesByClosingHalfOpen() {
        items.add(deal("1", "Yes", "2025-12-01", "2026-01-01", "1"));
        items.add(deal("2", "Yes", "2026-01-01", "2026-02-01", "1"));

        assertThat(january().won()).isEqualTo(1);
    }

    @Test
    void takesTheNewerWriteAndForgetsWhatWasDeletedUntilRestored() {
        items.add(deal("1", "Yes", "2026-01-01", "2026-01-11", "100"));
        items.add(Item.upsert(Kind.OPPORTUNITY, "s", "1", 2,
                Fields.none().withMoney("amount", new BigDecimal("70"), "EUR")));
        items.add(deal("2", "Yes", "2026-01-01", "2026-01-11", "5"));
        items.add(Item.delete(Kind.OPPORTUNITY, "s", "2", 2));
        assertThat(january().wonAmount()).isEqualByComparingTo("70");

        items.add(Item.restore(Kind.OPPORTUNITY, "s", "2", 3));
        assertThat(january().wonAmount()).isEqualByComparingTo("75");
    }

    @Test
    void countsMergedAccountsAsOneCustomer() {
        items.add(deal("1", "Yes", "2026-01-01", "2026-01-05", "100", "account", "a"));
        items.add(deal("2", "Yes", "2026-01-01", "2026-01-09", "300", "account", "b"));
        items.add(Item.merge(Kind.ACCOUNT, "s", "a", 2, "b"));

        assertThat(january().newCustomers()).isEqualTo(1);
        assertThat(january().firstPurchase().mean())
                .hasValueSatisfying(mean -> assertThat(mean).isEqualByComparingTo("100"));
    }

    @Test
    void convertsAtTheRateOfTheClosingDay() {
        items.add(Item.upsert(Kind.FX_RATE, "s", "r", 1, Fields.none().with("base", "USD").with("quote", "EUR")
                .with("on", LocalDate.of(2026, 1, 5)).withNumber("rate", new BigDecimal("0.9"))));
        items.add(Item.upsert(Kind.OPPORTUNITY, "s", "1", 1, deal("1", "Yes", "2026-01-01", "2026-01-05", "1").fields()
                .and(Fields.none().withMoney("amount", new BigDecimal("100"), "USD"))));
        items.add(Item.upsert(Kind.OPPORTUNITY, "s", "2", 1, deal("2", "Yes", "2026-01-01", "2026-01-06", "1").fields()
                .and(Fields.none().withMoney("amount", new BigDecimal("100"), "USD"))));

        assertThat(january().wonAmount()).isEqualByComparingTo("90");
        assertThat(january().wonWithAmount()).isEqualTo(1);
        assertThat(january().won()).isEqualTo(2);
    }

    @Test
    void givesADealToWhoOwnedItWhenItClosed() {
        items.add(deal("1", "Yes", "2026-01-01", "2026-01-05", "1", "owner", "later").withHistory(Map.of("owner",
                List.of(new HistoryEntry("earlier", Instant.parse("2026-01-01T08:00:00Z")),
                        new HistoryEntry("later", Instant.parse("2026-01-09T08:00:00Z"))))));

        assertThat(figures(ZoneOffset.UTC).ofRep("earlier", JANUARY, FEBRUARY).won()).isEqualTo(1);
        assertThat(figures(ZoneOffset.UTC).ofRep("later", JANUARY, FEBRUARY).won()).isZero();
    }

    @Test
    void countsDaysInTheCompanysZone() {
        items.add(deal("1", "Yes", "2026-01-01", "2026-01-31T23:30:00Z", "1"));

        assertThat(january().won()).isEqualTo(1);
        assertThat(figures(ZoneId.of("Europe/Paris")).ofCompany(JANUARY, FEBRUARY).won()).isZero();
    }

    private CoreFigures january() {
        return figures(ZoneOffset.UTC).ofCompany(JANUARY, FEBRUARY);
    }

    private NaiveFigures figures(ZoneId zone) {
        return NaiveFigures.of(items.stream(), zone, "EUR");
    }

    private static Item deal(String id, String stage, String created, String closed, String amount, String... more) {
        Fields fields = Fields.none().with("pipeline", "p").with("stage", stage).with("createdAt", created)
                .with("closedAt", closed).withMoney("amount", new BigDecimal(amount), "EUR");
        return Item.upsert(Kind.OPPORTUNITY, "s", id, 1, more.length == 0 ? fields : fields.with(more[0], more[1]));
    }
}
