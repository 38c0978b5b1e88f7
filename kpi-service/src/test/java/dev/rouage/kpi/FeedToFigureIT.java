package dev.rouage.kpi;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class FeedToFigureIT {
    private static final String Q1 = "period: {from: \"2026-01-01\", to: \"2026-04-01\"}";

    @Test
    void recordsFromKafkaBecomeFigures() {
        // Given
        Crm crm = new Crm();
        List<ChangeEvent> changes = new ArrayList<>(crm.stages());
        changes.add(crm.deal("a", "Won", "2026-01-11", "100.50", "anna", "acme"));
        changes.add(crm.deal("b", "Won", "2026-02-20", "200", "anna", "acme"));
        changes.add(crm.deal("c", "Lost", "2026-03-31", "99", "ben", "bolt"));
        changes.add(crm.deal("d", "Open", null, "1000", "ben", "bolt"));

        // When
        KpiService.publish(changes);

        // Then
        awaitDecided(crm, 3);
        var card = KpiService.ask(KpiService.admin(crm),
                "{scorecard(" + Q1 + ") {figures {kpi value numerator denominator n median low high}}}");
        assertEquals(new BigDecimal("0.666667"), figure(card, "WIN_RATE_BY_COUNT", "value"));
        assertEquals(0, new BigDecimal("300.5").compareTo(figure(card, "WON_REVENUE", "value")));
        assertEquals(0, new BigDecimal("30").compareTo(figure(card, "SALES_CYCLE_LENGTH", "value")));
        assertEquals(0, new BigDecimal("30").compareTo(figure(card, "SALES_CYCLE_LENGTH", "median")));
        assertEquals(0, new BigDecimal("1").compareTo(figure(card, "NEW_CUSTOMERS", "value")));
        assertEquals(0, new BigDecimal("100.5").compareTo(figure(card, "FIRST_PURCHASE_VALUE", "value")));
    }

    @Test
    void aChangeThatArrivesTwiceCountsOnce() {
        // Given
        Crm crm = new Crm();
        List<ChangeEvent> changes = new ArrayList<>(crm.stages());
        changes.add(crm.deal("a", "Won", "2026-01-11", "100", "anna", "acme"));
        KpiService.publish(changes);
        awaitDecided(crm, 1);

        // When
        KpiService.publish(changes);
        KpiService.publish(List.of(crm.deal("b", "Lost", "2026-01-11", "100", "anna", "acme")));

        // Then
        awaitDecided(crm, 2);
        assertEquals(0, KpiService.differences(KpiService.admin(crm)));
    }

    @Test
    void aCorrectedDealMovesItsFigures() {
        // Given
        Crm crm = new Crm();
        List<ChangeEvent> changes = new ArrayList<>(crm.stages());
        changes.add(crm.deal("a", "Won", "2026-01-11", "100", "anna", "acme"));
        changes.add(crm.deal("b", "Won", "2026-01-12", "70", "anna", "bolt"));
        KpiService.publish(changes);
        awaitDecided(crm, 2);

        // When
        KpiService.publish(List.of(crm.deal("a", "Open", null, "100", "anna", "acme")));

        // Then
        awaitDecided(crm, 1);
        var card = KpiService.ask(KpiService.admin(crm), "{scorecard(" + Q1 + ") {figures {kpi value}}}");
        assertEquals(0, new BigDecimal("70").compareTo(figure(card, "WON_REVENUE", "value")));
        assertEquals(0, BigDecimal.ONE.compareTo(figure(card, "NEW_CUSTOMERS", "value")));
    }

    @Test
    void anUnreadableMessageDoesNotStopTheOthers() {
        // Given
        Crm crm = new Crm();
        KpiService.publish(crm.stages());

        // When
        KpiService.publishRaw("no JSON at all");
        KpiService.publish(List.of(crm.deal("a", "Won", "2026-01-11", "100", "anna", "acme")));

        // Then
        awaitDecided(crm, 1);
    }

    private static BigDecimal figure(io.restassured.path.json.JsonPath card, String kpi, String field) {
        return new BigDecimal(card.getString("data.scorecard.figures.find {it.kpi == '" + kpi + "'}." + field));
    }

    private static void awaitDecided(Crm crm, int deals) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(deals,
                KpiService.ask(KpiService.admin(crm), "{kpi(id: WIN_RATE_BY_COUNT, " + Q1 + ") {total {n}}}")
                        .getInt("data.kpi.total.n")));
    }
}
