package dev.rouage.kpi.journey.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RenewalTest {
    private static final UUID YEAR = new UUID(0, 1);

    @Test
    void renewedOnTheLastDayOfGraceIsRenewed() {
        Renewal renewal = of(contract(YEAR, "2025-01-01", "2025-12-31", null, null),
                contract(new UUID(0, 2), "2026-01-30", null, null, YEAR)).orElseThrow();

        assertTrue(renewal.renewed());
        assertEquals(LocalDate.parse("2025-12-31"), renewal.placedOn());
    }

    @Test
    void reactivationAfterTheGraceIsANewStart() {
        assertFalse(of(contract(YEAR, "2025-01-01", "2025-12-31", null, null),
                contract(new UUID(0, 2), "2026-01-31", null, null, YEAR)).orElseThrow().renewed());
    }

    @Test
    void theGraceIsAsLongAsTheCompanyHasDecided() {
        Contract year = contract(YEAR, "2025-01-01", "2025-12-31", null, null);
        List<Contract> ofAccount = List.of(year, contract(new UUID(0, 2), "2026-02-14", null, null, YEAR));

        assertFalse(Renewal.of(year, ofAccount, 44).orElseThrow().renewed());
        assertTrue(Renewal.of(year, ofAccount, 45).orElseThrow().renewed());
    }

    @Test
    void earlyRenewalCountsAtTheOriginalEnd() {
        Renewal renewal = of(contract(YEAR, "2025-01-01", "2025-12-31", "2025-09-30", null),
                contract(new UUID(0, 2), "2025-10-01", null, null, YEAR)).orElseThrow();

        assertTrue(renewal.renewed());
        assertEquals(LocalDate.parse("2025-12-31"), renewal.placedOn());
    }

    @Test
    void cancelledContractEndsOnTheDayOfItsCancellation() {
        Renewal renewal = of(contract(YEAR, "2025-01-01", "2025-12-31", "2025-03-10", null)).orElseThrow();

        assertFalse(renewal.renewed());
        assertEquals(LocalDate.parse("2025-03-10"), renewal.placedOn());
    }

    @Test
    void anotherContractThatOverlapsAndNamesNoneIsNoRenewal() {
        assertFalse(of(contract(YEAR, "2025-01-01", "2025-12-31", null, null),
                contract(new UUID(0, 2), "2025-06-01", null, null, null)).orElseThrow().renewed());
    }

    @Test
    void nextContractOfTheAccountThatNamesNoneRenewsWithinTheGrace() {
        assertTrue(of(contract(YEAR, "2025-01-01", "2025-12-31", null, null),
                contract(new UUID(0, 2), "2026-01-01", null, null, null)).orElseThrow().renewed());
    }

    @Test
    void renewalThatNeverRanIsNone() {
        assertFalse(of(contract(YEAR, "2025-01-01", "2025-12-31", null, null),
                contract(new UUID(0, 2), "2026-01-10", null, "2026-01-05", YEAR)).orElseThrow().renewed());
    }

    @Test
    void contractWithoutEndHasNoRenewal() {
        assertEquals(Optional.empty(), of(contract(YEAR, "2025-01-01", null, null, null)));
    }

    private static Optional<Renewal> of(Contract contract, Contract... others) {
        return Renewal.of(contract, Stream.concat(Stream.of(contract), Arrays.stream(others)).toList(), 30);
    }

    private static Contract contract(UUID id, String start, @Nullable String end, @Nullable String cancelled,
            @Nullable UUID renewalOf) {
        return new Contract(id,
                new Contract.Term(LocalDate.parse(start), end == null ? null : LocalDate.parse(end),
                        cancelled == null ? null : LocalDate.parse(cancelled)),
                renewalOf, new BigDecimal("10"), "EUR");
    }
}
