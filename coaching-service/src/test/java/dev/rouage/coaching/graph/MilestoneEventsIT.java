package dev.rouage.coaching.graph;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.rouage.coaching.support.EventLog;
import dev.rouage.coaching.support.Graph;
import dev.rouage.coaching.support.TestCompany;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What other services hear of people's milestones. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "coaching"))
class MilestoneEventsIT {
    private final TestCompany company = new TestCompany();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void tellsOfEachMilestoneWithTheDayItIsDueOn() {
        UUID ann = company.rep("ann", null, today.minusDays(2));
        Map<String, String> shown = dueDays(ann);

        List<EventLog.Event> events = EventLog.awaitSettled(company.tenant(), "MILESTONE_ASSIGNED", shown.size());

        assertThat(events).hasSize(shown.size()).allSatisfy(event -> {
            assertThat(event.key()).isEqualTo(company.tenant() + "/" + ann);
            assertThat(event.json().get("revision").asLong()).isEqualTo(1);
            assertThat(event.json().get("withdrawn").asBoolean()).isFalse();
        });
        assertThat(events.stream().map(event -> event.json().at("/fields/dueOn").asText())
                .collect(Collectors.toSet())).isEqualTo(new HashSet<>(shown.values()));
    }

    @Test
    void aMovedDayIsACorrectionOfTheSameEvent() {
        UUID ann = company.rep("ann", null, today.minusDays(2));
        int milestones = dueDays(ann).size();
        EventLog.awaitSettled(company.tenant(), "MILESTONE_ASSIGNED", milestones);

        company.rep(ann, "ann", null, today.plusDays(40));

        List<EventLog.Event> events = EventLog.awaitSettled(company.tenant(), "MILESTONE_ASSIGNED", 2 * milestones);
        assertThat(events.stream().map(event -> event.json().get("id").asText()).distinct()).hasSize(milestones);
        assertThat(events.stream().filter(event -> event.json().get("revision").asLong() == 2)).hasSize(milestones);
    }

    @Test
    void whoIsMergedAwayHasNothingToReachAnyMore() {
        UUID ann = company.rep("ann", null, today.minusDays(2));
        int milestones = dueDays(ann).size();
        UUID other = company.rep("anna", null, today.minusDays(2));
        Graph.await(() -> onboarded(other, "anna"));
        EventLog.awaitSettled(company.tenant(), "MILESTONE_ASSIGNED", 2 * milestones);

        company.merge(RecordKind.REP, other, ann);

        List<EventLog.Event> events = EventLog.awaitSettled(company.tenant(), "MILESTONE_ASSIGNED", 3 * milestones);
        assertThat(events.stream().filter(event -> event.json().get("withdrawn").asBoolean())).hasSize(milestones)
                .allSatisfy(event -> assertThat(event.json().get("rep").asText()).isEqualTo(other.toString()));
    }

    @Test
    void tellsOfACompletedMilestoneOnce() {
        UUID ann = company.rep("ann", null, today.minusDays(2));
        dueDays(ann);
        List<String> modules = Graph.rep(company.token("ann", "rep"), ann,
                "onboarding { milestones { modules { id } } }")
                .getList("data._entities[0].onboarding.milestones[0].modules.id");

        for (int i = 0; i < modules.size(); i++) {
            complete(modules.get(i));
        }
        complete(modules.getFirst());

        List<EventLog.Event> events = EventLog.awaitSettled(company.tenant(), "MILESTONE_COMPLETED", 1);
        assertThat(events).singleElement().satisfies(event -> assertThat(
                event.json().at("/fields/completedOn").asText()).isEqualTo(today.toString()));
    }

    private void complete(String module) {
        Map<String, Object> arguments = new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "module", module,
                "at", Instant.now().toString(), "minutes", 20));
        assertThat(Graph.ask(company.token("ann", "rep"), """
                mutation($id: ID!, $module: ID!, $at: DateTime!, $minutes: Int!) {
                  completeModule(id: $id, moduleId: $module, at: $at, minutes: $minutes) { id } }
                """, arguments).getList("errors")).isNull();
    }

    private boolean onboarded(UUID rep, String name) {
        return Graph.rep(company.token(name, "rep"), rep, "onboarding { progress }")
                .get("data._entities[0].onboarding") != null;
    }

    private Map<String, String> dueDays(UUID rep) {
        Graph.await(() -> onboarded(rep, "ann"));
        List<Map<String, String>> milestones = Graph.rep(company.token("ann", "rep"), rep,
                "onboarding { milestones { name dueOn } }").getList("data._entities[0].onboarding.milestones");
        return milestones.stream().collect(Collectors.toMap(one -> one.get("name"), one -> one.get("dueOn")));
    }
}
