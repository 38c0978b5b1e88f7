package dev.rouage.kpi.journey.deal;

import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

class DealJourneyTest {

    @Test
    void isPlacedOnTheStatedCloseDate() {
        DealJourney journey = new DealFixture().entered("Open", "2026-01-01T09:00:00Z")
                .entered("Won", "2026-02-03T09:00:00Z").closed("2026-02-01").journey();

        assertEquals(LocalDate.parse("2026-02-01"), journey.placedOn());
    }

    @Test
    void isPlacedOnTheEntryIntoTheClosedStageWhenNoDateIsStated() {
        DealJourney journey = new DealFixture().entered("Open", "2026-01-01T09:00:00Z")
                .entered("Won", "2026-02-03T09:00:00Z").entered("Signed", "2026-02-09T09:00:00Z").journey();

        assertEquals(LocalDate.parse("2026-02-03"), journey.placedOn());
    }

    @Test
    void forgetsTheStatedDateOfAnEarlierClosing() {
        DealJourney journey = new DealFixture().entered("Won", "2026-01-05T09:00:00Z")
                .entered("Open", "2026-02-01T09:00:00Z").entered("Won", "2026-03-01T09:00:00Z").closed("2026-01-05")
                .journey();

        assertEquals(LocalDate.parse("2026-03-01"), journey.placedOn());
        assertEquals(LocalDate.parse("2026-01-05"),
                assertInstanceOf(DealState.Closed.class, journey.state()).firstWonOn());
    }

    @Test
    void keepsAStatedDateAfterTheReopening() {
        DealJourney journey = new DealFixture().entered("Won", "2026-01-05T09:00:00Z")
                .entered("Open", "2026-02-01T09:00:00Z").entered("Won", "2026-03-01T09:00:00Z").closed("2026-02-20")
                .journey();

        assertEquals(LocalDate.parse("2026-02-20"), journey.placedOn());
    }

    @Test
    void startsANewRunWhenAWonDealIsLost() {
        DealJourney journey = new DealFixture().entered("Won", "2026-01-05T09:00:00Z")
                .entered("Lost", "2026-03-01T09:00:00Z").closed("2026-01-05").journey();

        DealState.Closed closed = assertInstanceOf(DealState.Closed.class, journey.state());
        assertEquals(false, closed.won());
        assertEquals(LocalDate.parse("2026-03-01"), closed.on());
    }

    @Test
    void isNotClosedAfterAReopeningButRemembersItsFirstWin() {
        DealJourney journey = new DealFixture().entered("Won", "2026-01-05T09:00:00Z")
                .entered("Open", "2026-02-01T09:00:00Z").closed("2026-01-05").journey();

        assertEquals(LocalDate.parse("2026-01-05"),
                assertInstanceOf(DealState.Open.class, journey.state()).firstWonOn());
        assertNull(journey.placedOn());
    }

    @Test
    void isNeitherOpenNorWonNorLostInAStageThatNobodyMapped() {
        DealJourney journey = new DealFixture().in("Closed Won!").closed("2026-02-01").journey();

        assertInstanceOf(DealState.Unmapped.class, journey.state());
    }

    @Test
    void isUndatedWithoutStatementAndHistory() {
        assertInstanceOf(DealState.ClosedUndated.class, new DealFixture().in("Won").journey().state());
    }

    @Test
    void doesNotShiftADateWithoutTimeThroughAZone() {
        DealJourney journey = new DealFixture().created("2026-01-01").in("Won").closed("2026-01-31")
                .journey(ZoneId.of("America/Los_Angeles"));

        assertEquals(LocalDate.parse("2026-01-31"), journey.placedOn());
        assertEquals(LocalDate.parse("2026-01-01"), journey.createdOn());
    }

    @Test
    void putsAnInstantOnTheCompanysDayAcrossDaylightSaving() {
        DealFixture deal = new DealFixture().created("2026-03-28T23:30:00Z").in("Won").closed("2026-03-29T22:30:00Z");

        assertEquals(LocalDate.parse("2026-03-29"), deal.journey(ZoneId.of("Europe/Paris")).createdOn());
        assertEquals(LocalDate.parse("2026-03-30"), deal.journey(ZoneId.of("Europe/Paris")).placedOn());
    }

    @Test
    void belongsToWhoOwnedItWhenItClosed() {
        DealFixture deal = new DealFixture().owned(DealFixture.ANNA, "2026-01-01T09:00:00Z")
                .entered("Won", "2026-02-01T09:00:00Z").owned(DealFixture.BEN, "2026-02-01T10:00:00Z");

        assertEquals(DealFixture.ANNA, deal.closed("2026-02-01").journey().owner());
        assertEquals(DealFixture.BEN, deal.closed("2026-02-02").journey().owner());
    }

    @Test
    void belongsToItsFirstKnownOwnerWhenItClosedBeforeTheHistoryBegins() {
        DealJourney journey = new DealFixture().in("Won").closed("2025-12-01")
                .owned(DealFixture.ANNA, "2026-01-01T09:00:00Z").owned(DealFixture.BEN, "2026-02-01T09:00:00Z")
                .journey();

        assertEquals(DealFixture.ANNA, journey.owner());
    }
}
