package dev.rouage.kpi.figure;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.DelayBuckets;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class IngredientsTest {
    private static final Period MARCH = new Period(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01"));

    @Test
    void takesWhatLiesInThePeriodOfTheFiguresOwnMeasures() {
        Contribution won = amount("2026-03-31");
        Contribution cycle = Contribution.days(Measure.WON_CYCLE, LocalDate.parse("2026-03-31"), 9);

        assertEquals(List.of(won), Ingredients.of(KpiId.WON_REVENUE, MARCH, Options.DEFAULT, Policy.DEFAULT)
                .among(List.of(amount("2026-02-28"), won, cycle, amount("2026-04-01"))));
    }

    @Test
    void takesOfAStockWhatIsThereAtThePeriodsEnd() {
        Ingredients openDeals = Ingredients.of(KpiId.OPEN_DEAL_AGE, MARCH, Options.DEFAULT, Policy.DEFAULT);
        Contribution open = Contribution.since(Measure.OPEN_DEALS, LocalDate.parse("2026-01-05"));

        assertEquals(List.of(open), openDeals.among(List.of(open)));
        assertEquals(List.of(open), openDeals.among(List.of(open, open.endedOn(LocalDate.parse("2026-04-01")))));
        assertEquals(List.of(), openDeals.among(List.of(open, open.endedOn(LocalDate.parse("2026-03-31")))));
    }

    private static Contribution amount(String day) {
        return Contribution.amount(Measure.WON_AMOUNT, LocalDate.parse(day), BigDecimal.TEN);
    }

    @Test
    void takesOfACohortWhatConvertedWithinTheWindow() {
        Contribution lead = Contribution.days(Measure.LEAD, MARCH.from(), 0);
        Contribution converted = Contribution.days(Measure.LEAD_OPPORTUNITY, MARCH.from(), 41);
        Policy policy = Policy.DEFAULT;
        Policy shorter = new Policy(policy.calendar(), 40, 180, 30, 60, policy.rampShare());

        assertEquals(List.of(lead, converted), Ingredients
                .of(KpiId.LEAD_TO_OPPORTUNITY_RATE, MARCH, Options.DEFAULT, policy).among(List.of(lead, converted)));
        assertEquals(List.of(lead), Ingredients.of(KpiId.LEAD_TO_OPPORTUNITY_RATE, MARCH, Options.DEFAULT, shorter)
                .among(List.of(lead, converted)));
    }

    @Test
    void takesOfContactsThoseWithinTheWindowAskedFor() {
        Contribution contact = new Contribution(Measure.FIRST_CONTACT, Reason.COUNTED, MARCH.from(), BigDecimal.TEN,
                DelayBuckets.of(Duration.ofHours(50)));
        Options twoDays = Options.DEFAULT.with(Optional.empty(), Optional.of(2));

        assertEquals(List.of(contact), Ingredients.of(KpiId.CONTACTED_RATE, MARCH, Options.DEFAULT, Policy.DEFAULT)
                .among(List.of(contact)));
        assertEquals(List.of(), Ingredients.of(KpiId.CONTACTED_RATE, MARCH, twoDays, Policy.DEFAULT)
                .among(List.of(contact)));
    }
}
