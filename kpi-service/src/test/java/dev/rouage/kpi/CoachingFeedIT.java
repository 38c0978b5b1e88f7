package dev.rouage.kpi;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.rouage.platform.event.CoachingEnvelope;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** From an event on the topic to the figure; each event takes effect once, and a correction replaces it. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class CoachingFeedIT {
    private static final String Q1 = "period: {from: \"2026-01-01\", to: \"2026-04-01\"}";

    private final Crm crm = new Crm();
    private final UUID anna = crm.id(RecordKind.REP, "anna");

    @Test
    void everyTypeOfEventMakesItsFigure() {
        // When
        KpiService.tell(List.of(
                event("a1", "MILESTONE_ASSIGNED", "2026-01-02",
                        "{'program':'p','milestone':'m1','dueOn':'2026-01-20'}"),
                event("a2", "MILESTONE_ASSIGNED", "2026-01-02",
                        "{'program':'p','milestone':'m2','dueOn':'2026-02-20'}"),
                event("c1", "MILESTONE_COMPLETED", "2026-01-25",
                        "{'program':'p','milestone':'m1','completedOn':'2026-01-25'}"),
                event("t1", "ATTEMPT_FINISHED", "2026-01-10", "{'exercise':'e1','passed':false}"),
                event("t2", "ATTEMPT_FINISHED", "2026-01-11", "{'exercise':'e1','passed':true}"),
                event("t3", "ATTEMPT_FINISHED", "2026-01-12", "{'exercise':'e2','passed':true}"),
                event("s1", "SKILL_ASSESSED", "2026-01-10", "{'skill':'k1','required':true,'acquired':true}"),
                event("s2", "SKILL_ASSESSED", "2026-01-10", "{'skill':'k2','required':true,'acquired':false}"),
                event("p1", "SESSION_PLANNED", "2026-01-10", "{'session':'x1','plannedFor':'2026-01-15T09:00:00Z'}"),
                event("p2", "SESSION_PLANNED", "2026-01-10", "{'session':'x2','plannedFor':'2026-01-22T09:00:00Z'}"),
                event("h1", "SESSION_HELD", "2026-01-15", "{'session':'x1'}"),
                event("m1", "MODULE_COMPLETED", "2026-01-12", "{'program':'p','module':'m','minutes':35}")));

        // Then
        await("TRAINING_COMPLETION", "0.5");
        await("TRAINING_PASS_RATE", "0.5");
        await("SKILL_MASTERY", "0.5");
        await("COACHING_SESSIONS_HELD", "0.5");
        assertEquals(0, BigDecimal.ZERO.compareTo(detail("TRAINING_COMPLETION", "ON_TIME")));
        assertEquals(0, new BigDecimal("35").compareTo(detail("TRAINING_COMPLETION", "TRAINING_MINUTES")));
        JsonPath best = KpiService.ask(KpiService.admin(crm),
                "{kpi(id: TRAINING_PASS_RATE, options: {attempt: BEST}, " + Q1 + ") {total {value}}}");
        assertEquals(0, BigDecimal.ONE.compareTo(new BigDecimal(best.getString("data.kpi.total.value"))));
    }

    @Test
    void anEventThatComesTwiceCountsOnceAndACorrectionReplacesIt() {
        CoachingEnvelope failed = event("t1", "ATTEMPT_FINISHED", "2026-01-10", "{'exercise':'e1','passed':false}");
        CoachingEnvelope passed = event("t2", "ATTEMPT_FINISHED", "2026-01-10", "{'exercise':'e2','passed':true}");
        KpiService.tell(List.of(failed, passed, failed, passed));
        await("TRAINING_PASS_RATE", "0.5");

        KpiService.tell(List.of(corrected(failed, 2, "{'exercise':'e1','passed':true}"), failed));

        await("TRAINING_PASS_RATE", "1");
        assertEquals(2, n("TRAINING_PASS_RATE"));
    }

    @Test
    void whatIsWithdrawnHasNotHappened() {
        CoachingEnvelope assigned = event("a1", "MILESTONE_ASSIGNED", "2026-01-02",
                "{'program':'p','milestone':'m1','dueOn':'2026-01-20'}");
        KpiService.tell(List.of(assigned,
                event("a2", "MILESTONE_ASSIGNED", "2026-01-02",
                        "{'program':'p','milestone':'m2','dueOn':'2026-01-20'}"),
                event("c2", "MILESTONE_COMPLETED", "2026-01-02",
                        "{'program':'p','milestone':'m2','completedOn':'2026-01-10'}")));
        await("TRAINING_COMPLETION", "0.5");

        KpiService.tell(List.of(new CoachingEnvelope(assigned.tenant(), assigned.type(), assigned.id(), 2, true, anna,
                assigned.at(), Crm.json("{'program':'p','milestone':'m1'}"))));

        await("TRAINING_COMPLETION", "1");
    }

    @Test
    void whatCannotBeReadDoesNotStopTheOthers() {
        KpiService.tellRaw("no JSON at all");
        KpiService.tell(List.of(event("x", "SOMETHING_NEW", "2026-01-10", "{}"),
                event("y", "ATTEMPT_FINISHED", "2026-01-10", "{'exercise':'e1'}"),
                event("t2", "ATTEMPT_FINISHED", "2026-01-10", "{'exercise':'e2','passed':true}")));

        await("TRAINING_PASS_RATE", "1");
        assertEquals(1, n("TRAINING_PASS_RATE"));
        assertEquals(0, KpiService.differences(KpiService.admin(crm)));
    }

    private CoachingEnvelope event(String name, String type, String day, String fields) {
        return new CoachingEnvelope(crm.tenant, type, crm.id(RecordKind.REP, "event " + name), 1, false, anna,
                Instant.parse(day + "T10:00:00Z"), Crm.json(fields));
    }

    private static CoachingEnvelope corrected(CoachingEnvelope event, long revision, String fields) {
        return new CoachingEnvelope(event.tenant(), event.type(), event.id(), revision, false, event.rep(), event.at(),
                Crm.json(fields));
    }

    private void await(String kpi, String value) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            String actual = total(kpi).getString("data.kpi.total.value");
            assertEquals(0, new BigDecimal(value).compareTo(new BigDecimal(actual == null ? "-1" : actual)), kpi);
        });
    }

    private int n(String kpi) {
        return total(kpi).getInt("data.kpi.total.n");
    }

    private BigDecimal detail(String kpi, String name) {
        return new BigDecimal(
                total(kpi).getString("data.kpi.total.details.find {it.name == '" + name + "'}.value"));
    }

    private JsonPath total(String kpi) {
        return KpiService.ask(KpiService.admin(crm), "{kpi(id: " + kpi + ", " + Q1
                + ") {total {value n noValueBecause details {name value unit description}}}}");
    }
}
