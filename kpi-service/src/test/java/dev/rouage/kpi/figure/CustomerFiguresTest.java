package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.catalogue.SurveyAnswers;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.contribution.Sum;
import dev.rouage.kpi.journey.customer.Contract;
import dev.rouage.kpi.journey.customer.CustomerPosting;
import dev.rouage.kpi.journey.rep.RepPosting;
import dev.rouage.kpi.journey.rep.RepStart;
import dev.rouage.kpi.journey.voice.Answer;
import dev.rouage.kpi.journey.voice.Complaint;
import dev.rouage.kpi.journey.voice.VoicePosting;
import dev.rouage.kpi.money.ExchangeRates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

/** From what customers, reps and training contribute to their figures. */
class CustomerFiguresTest {
    private static final Period Q1 = new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-04-01"));
    private static final LocalDate LATER = LocalDate.parse("2026-12-31");

    private final List<Contribution> posted = new ArrayList<>();

    @Test
    void whoComesInThePeriodIsNotAmongThoseWhoStay() {
        customer(contract(1, "2025-06-01", null, "100"));
        customer(contract(2, "2025-06-01", "2026-02-10", "50"));
        customer(contract(3, "2026-01-15", null, "70"));

        Figure retention = figure(KpiId.CUSTOMER_RETENTION);

        assertEquals(new BigDecimal("0.500000"), retention.value());
        assertEquals(2, retention.parts().n());
    }

    @Test
    void growthIsInTheNetAndNotInTheGross() {
        customer(contract(1, "2025-06-01", null, "100"), contract(2, "2026-02-01", null, "60"));
        customer(contract(3, "2025-06-01", "2026-01-31", "100"));

        assertEquals(new BigDecimal("0.500000"), figure(KpiId.GROSS_REVENUE_RETENTION).value());
        assertEquals(new BigDecimal("0.800000"), figure(KpiId.NET_REVENUE_RETENTION).value());
    }

    @Test
    void whoseAmountIsUnknownIsLeftOutOfRevenueAndCounted() {
        customer(contract(1, "2025-06-01", null, "100"));
        customer(contract(2, "2025-06-01", null, null));

        Figure gross = figure(KpiId.GROSS_REVENUE_RETENTION);

        assertEquals(new BigDecimal("1.000000"), gross.value());
        assertEquals(Map.of(Reason.MRR_UNKNOWN, 1L), gross.excluded());
        assertEquals(new BigDecimal("1.000000"), figure(KpiId.CUSTOMER_RETENTION).value());
    }

    @Test
    void contractIsPendingUntilItsGraceIsOver() {
        List<Contract> one = List.of(contract(1, "2025-06-01", "2026-02-10", "100"));
        posted.addAll(CustomerPosting.renewal(one.getFirst(), one, 30));

        Figure onLastDay = figure(KpiId.RENEWAL_RATE, LocalDate.parse("2026-03-12"), Options.DEFAULT);
        Figure dayAfter = figure(KpiId.RENEWAL_RATE, LocalDate.parse("2026-03-13"), Options.DEFAULT);

        assertNull(onLastDay.value());
        assertEquals(new BigDecimal("1"), detail(onLastDay, FigureDetailName.PENDING));
        assertEquals(new BigDecimal("0.000000"), dayAfter.value());
        assertEquals(new BigDecimal("0"), detail(dayAfter, FigureDetailName.PENDING));
    }

    @Test
    void periodUnderWayIsLookedAtAsOfToday() {
        customer(contract(1, "2025-06-01", "2026-03-20", "100"));

        assertEquals(new BigDecimal("1.000000"),
                figure(KpiId.CUSTOMER_RETENTION, LocalDate.parse("2026-02-01"), Options.DEFAULT).value());
        assertEquals(new BigDecimal("0.000000"), figure(KpiId.CUSTOMER_RETENTION).value());
    }

    @Test
    void onlyTheLatestAnswerOfAnAccountCountsUnlessAllAreAskedFor() {
        Answer first = new Answer(new UUID(0, 1), "1", Instant.parse("2026-01-10T10:00:00Z"), 3);
        Answer second = new Answer(new UUID(0, 2), "2", Instant.parse("2026-02-10T10:00:00Z"), 10);
        posted.addAll(VoicePosting.of(first, LocalDate.parse("2026-02-10"), ZoneOffset.UTC));
        posted.addAll(VoicePosting.of(second, null, ZoneOffset.UTC));

        Figure latest = figure(KpiId.NET_PROMOTER_SCORE);
        Figure all = figure(KpiId.NET_PROMOTER_SCORE, LATER, answers(SurveyAnswers.ALL));

        assertEquals(new BigDecimal("100.00"), latest.value());
        assertEquals(new BigDecimal("2"), detail(latest, FigureDetailName.RESPONSES));
        assertEquals(new BigDecimal("0.00"), all.value());
        assertEquals(2, all.parts().n());
    }

    @Test
    void complaintsAreSetAgainstTheMeanOfCustomersAtBothEnds() {
        customer(contract(1, "2025-06-01", null, "100"));
        customer(contract(2, "2026-02-01", null, "100"));
        posted.addAll(VoicePosting.of(new Complaint(Instant.parse("2026-02-10T10:00:00Z"),
                Instant.parse("2026-02-10T11:30:00Z"), Instant.parse("2026-02-09T00:00:00Z")), ZoneOffset.UTC));

        Figure complaints = figure(KpiId.COMPLAINTS);

        assertEquals(new BigDecimal("66.67"), figure(KpiId.COMPLAINTS_PER_100_CUSTOMERS).value());
        assertEquals(new BigDecimal("90.00"), detail(complaints, FigureDetailName.FIRST_RESPONSE_MEDIAN));
        assertEquals(Map.of(Reason.ENDED_BEFORE_OPENED, 1L), complaints.excluded());
    }

    @Test
    void repsWithoutASaleCountForAsLongAsTheyAreThere() {
        rep("2026-01-10", null, "2026-01-30", 120L);
        rep("2026-01-10", null, "2026-03-01", null);
        rep("2026-02-01", "2026-02-11", null, null);

        Figure time = figure(KpiId.TIME_TO_FIRST_SALE);
        Figure training = figure(KpiId.ONBOARDING_TRAINING_TIME);

        assertEquals(new BigDecimal("20.0000"), time.value());
        // of two at risk after the third has left, one has sold by day 20
        assertEquals(new BigDecimal("0.500000"), detail(time, FigureDetailName.SOLD_BY_DAY_30));
        assertEquals(new BigDecimal("120.00"), training.value());
        assertEquals(Map.of(Reason.TRAINING_UNKNOWN, 1L, Reason.NO_SALE_YET, 1L), training.excluded());
    }

    @Test
    void thereIsNoMedianWhileHalfHaveNotSold() {
        rep("2026-01-10", null, "2026-01-30", null);
        rep("2026-01-10", null, null, null);

        Figure time = figure(KpiId.TIME_TO_FIRST_SALE);

        assertNull(time.value());
        assertEquals("No more than half of those hired in the period have had a first sale", time.noValueBecause());
    }

    @Test
    void aFigureOfNothingSaysWhy() {
        for (KpiId kpi : List.of(KpiId.CUSTOMER_RETENTION, KpiId.GROSS_REVENUE_RETENTION,
                KpiId.NET_REVENUE_RETENTION, KpiId.RENEWAL_RATE, KpiId.NET_PROMOTER_SCORE,
                KpiId.COMPLAINTS_PER_100_CUSTOMERS, KpiId.REVIEW_RATING, KpiId.TIME_TO_FIRST_SALE,
                KpiId.ONBOARDING_TRAINING_TIME, KpiId.TRAINING_COMPLETION, KpiId.TRAINING_PASS_RATE,
                KpiId.SKILL_MASTERY, KpiId.COACHING_SESSIONS_HELD)) {
            assertNull(figure(kpi).value(), kpi.name());
            assertNotNull(figure(kpi).noValueBecause(), kpi.name());
        }
        assertEquals(new BigDecimal("0"), figure(KpiId.COMPLAINTS).value());
    }

    private void customer(Contract... contracts) {
        posted.addAll(CustomerPosting.contributions(List.of(contracts), new ExchangeRates(List.of()),
                new Reporting(ZoneOffset.UTC, "EUR")));
    }

    private void rep(String hired, @Nullable String left, @Nullable String sold, @Nullable Long minutes) {
        posted.addAll(RepPosting.contributions(new RepStart(LocalDate.parse(hired), day(left)), day(sold), minutes));
    }

    private static Contract contract(int number, String start, @Nullable String end, @Nullable String mrr) {
        return new Contract(new UUID(1, number), new Contract.Term(LocalDate.parse(start), day(end), null), null,
                mrr == null ? null : new BigDecimal(mrr), "EUR");
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static Options answers(SurveyAnswers answers) {
        Options usual = Options.DEFAULT;
        return new Options(usual.attribution(), usual.startPoint(), usual.clock(), usual.basis(), usual.windowDays(),
                usual.costKind(), usual.spendLagDays(), usual.includeZeroAmounts(), answers, usual.attempt(),
                usual.funnelMode());
    }

    private static BigDecimal detail(Figure figure, FigureDetailName name) {
        BigDecimal value = figure.details().stream().filter(detail -> detail.name() == name).findFirst().orElseThrow()
                .value();
        assertNotNull(value, name.name());
        return value;
    }

    private Figure figure(KpiId kpi) {
        return figure(kpi, LATER, Options.DEFAULT);
    }

    /** Reads what is posted as the rollups would be read for the first quarter. */
    private Figure figure(KpiId kpi, LocalDate today, Options options) {
        Tally tally = new Tally();
        for (Contribution one : posted) {
            Sum sum = new Sum(one.count(), one.value());
            boolean within = Q1.contains(one.day());
            boolean before = one.day().isBefore(Q1.to());
            switch (one.measure().reading()) {
                case PERIOD -> add(within, () -> tally.add(one.measure(), one.reason(), one.bucket(), sum));
                case STOCK -> add(before, () -> tally.add(one.measure(), one.reason(), one.bucket(), sum));
                case HISTORY -> add(before,
                        () -> tally.add(one.measure(), one.reason(), one.day(), one.bucket(), sum));
                case DAILY -> add(within, () -> tally.add(one.measure(), one.reason(), one.day(), one.bucket(), sum));
            }
        }
        return Evaluation.of(kpi, tally, new Frame(Q1, today, options));
    }

    private static void add(boolean counts, Runnable adding) {
        if (counts) {
            adding.run();
        }
    }
}
