package dev.rouage.kpi.journey.lead;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.rouage.kpi.calendar.BusinessHours;
import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a lead posts, against the definitions written as plain loops. */
class LeadPostingProperties {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final Instant DETECTED = Instant.parse("2026-03-27T22:30:00Z");
    private static final LocalDate DETECTED_ON = LocalDate.parse("2026-03-27");

    @Property
    void everyLeadCountsOnceOnTheDayOfItsDetection(@ForAll("activities") List<Activity> activities,
            @ForAll("deals") List<LeadDeal> deals) {
        List<Contribution> leads = post(null, activities, deals).stream()
                .filter(one -> one.measure() == Measure.LEAD).toList();
        assertEquals(List.of(Contribution.count(Measure.LEAD, DETECTED_ON)), leads);
    }

    @Property
    void contactIsTheFirstHumanOutboundActivity(@ForAll("activities") List<Activity> activities) {
        Instant first = null;
        for (Activity activity : activities) {
            if (activity.outbound() && !activity.automated() && activity.type() != ActivityType.RESEARCH
                    && activity.type() != ActivityType.PERSONALISATION
                    && (first == null || activity.at().isBefore(first))) {
                first = activity.at();
            }
        }
        Map<Measure, Contribution> posted = byMeasure(post(null, activities, List.of()));
        Contribution same = posted.get(Measure.FIRST_CONTACT);
        Contribution elapsed = posted.get(Measure.FIRST_CONTACT_ELAPSED);
        if (first == null) {
            assertTrue(same == null && elapsed == null);
        } else if (first.isBefore(DETECTED)) {
            assertEquals(Reason.CONTACT_BEFORE_DETECTION, same.reason());
            assertTrue(elapsed == null && posted.get(Measure.PREPARATION) == null);
        } else {
            assertEquals(seconds(DETECTED, first), (same == null ? elapsed : same).value().longValueExact());
            assertTrue((same == null) != (elapsed == null));
            assertEquals(elapsed == null, posted.get(Measure.FIRST_CONTACT_IN_HOURS) == null);
            assertPreparation(activities, first, posted.get(Measure.PREPARATION));
        }
    }

    private static void assertPreparation(List<Activity> activities, Instant first, @Nullable Contribution posted) {
        BigDecimal minutes = null;
        for (Activity activity : activities) {
            boolean counts = (activity.type() == ActivityType.RESEARCH
                    || activity.type() == ActivityType.PERSONALISATION) && activity.at().isBefore(first);
            if (counts && activity.minutes() != null) {
                minutes = minutes == null ? activity.minutes() : minutes.add(activity.minutes());
            }
        }
        assertEquals(minutes, posted == null ? null : posted.value());
    }

    @Property
    void conversionIsTheFirstOneAtOrAfterTheDetection(@ForAll("deals") List<LeadDeal> deals) {
        Map<Measure, Contribution> posted = byMeasure(post(null, List.of(), deals));
        List<LocalDate> created = new ArrayList<>();
        List<LocalDate> won = new ArrayList<>();
        for (LeadDeal deal : deals) {
            created.add(deal.createdOn());
            if (deal.won()) {
                won.add(deal.closedOn());
            }
        }
        assertConversion(created, posted.get(Measure.LEAD_OPPORTUNITY));
        assertConversion(won, posted.get(Measure.LEAD_CUSTOMER));
        Contribution event = posted.get(Measure.LEAD_OPPORTUNITY_CREATED);
        Contribution cohort = posted.get(Measure.LEAD_OPPORTUNITY);
        boolean converted = cohort != null && cohort.reason() == Reason.COUNTED;
        assertEquals(converted ? DETECTED_ON.plusDays(cohort.bucket()) : null, event == null ? null : event.day());
    }

    private static void assertConversion(List<LocalDate> dates, @Nullable Contribution posted) {
        Integer days = null;
        boolean earlier = false;
        for (LocalDate date : dates) {
            if (date != null && date.isBefore(DETECTED_ON)) {
                earlier = true;
            } else if (date != null) {
                int after = (int) (date.toEpochDay() - DETECTED_ON.toEpochDay());
                days = days == null ? after : Math.min(days, after);
            }
        }
        if (days != null) {
            assertEquals(Contribution.days(posted.measure(), DETECTED_ON, days), posted);
        } else if (dates.isEmpty()) {
            assertEquals(null, posted);
        } else {
            assertEquals(earlier ? Reason.CONVERTED_BEFORE_DETECTION : Reason.CONVERSION_UNDATED, posted.reason());
        }
    }

    @Property
    void qualificationCountsByLocalDays(@ForAll @IntRange(min = -200, max = 4_000) int hours) {
        Instant qualified = DETECTED.plus(Duration.ofHours(hours));
        Contribution posted = byMeasure(post(qualified, List.of(), List.of())).get(Measure.LEAD_QUALIFIED);
        long days = qualified.atZone(ZONE).toLocalDate().toEpochDay() - DETECTED_ON.toEpochDay();
        if (days < 0) {
            assertEquals(Reason.CONVERTED_BEFORE_DETECTION, posted.reason());
        } else {
            assertEquals(days, posted.bucket());
        }
    }

    @Provide
    Arbitrary<List<Activity>> activities() {
        return Combinators.combine(Arbitraries.of(ActivityType.values()), Arbitraries.of(true, true, false),
                Arbitraries.of(true, false, false), Arbitraries.integers().between(-30, 400),
                Arbitraries.of("0", "12.5", "30").map(BigDecimal::new).injectNull(0.4))
                .as((type, outbound, automated, hours, minutes) -> new Activity(type, outbound, automated,
                        DETECTED.plus(Duration.ofHours(hours)), minutes))
                .list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<LeadDeal>> deals() {
        return Combinators.combine(days(), Arbitraries.of(true, false), days()).as(LeadDeal::new).list()
                .ofMaxSize(4);
    }

    private static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-60, 300).map(DETECTED_ON::plusDays).injectNull(0.2);
    }

    private static List<Contribution> post(@Nullable Instant qualified, List<Activity> activities,
            List<LeadDeal> deals) {
        Lead lead = new Lead(new UUID(1, 1), DETECTED, qualified, null, null);
        return LeadPosting.contributions(LeadJourney.of(lead, activities, deals, ZONE, BusinessHours.DEFAULT));
    }

    private static Map<Measure, Contribution> byMeasure(List<Contribution> contributions) {
        Map<Measure, Contribution> byMeasure = new TreeMap<>();
        contributions.forEach(one -> assertEquals(null, byMeasure.put(one.measure(), one)));
        return byMeasure;
    }

    private static long seconds(Instant from, Instant to) {
        return to.getEpochSecond() - from.getEpochSecond();
    }
}
