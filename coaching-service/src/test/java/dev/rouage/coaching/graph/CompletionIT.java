package dev.rouage.coaching.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.rouage.coaching.support.EventLog;
import dev.rouage.coaching.support.Graph;
import dev.rouage.coaching.support.TestCompany;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "coaching"))
class CompletionIT {
    private static final String COMPLETE = """
            mutation($id: ID!, $module: ID!, $rep: ID, $at: DateTime!, $minutes: Int!) {
              completeModule(id: $id, moduleId: $module, repId: $rep, at: $at, minutes: $minutes) {
                id moduleId at minutes recordedAt rep { id onboarding { progress } } } }
            """;

    private final TestCompany company = new TestCompany();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final String rep = company.token("ann", "rep");
    private UUID ann;
    private List<String> modules;

    @BeforeEach
    void enrolAnn() {
        ann = company.rep("ann", null, today.minusDays(2));
        Graph.await(() -> onboarding(ann) != null);
        modules = Graph.rep(rep, ann, "onboarding { program { modules { id } } }")
                .getList("data._entities[0].onboarding.program.modules.id");
    }

    @Test
    void movesProgressAndMilestones() {
        IntStream.range(0, 3).forEach(i -> assertThat(complete(rep, modules.get(i)).getList("errors")).isNull());

        JsonPath answer = Graph.rep(rep, ann, """
                onboarding { progress milestones { name state completedOn modules { completedOn } } dueNext { name } }
                """);

        assertThat(answer.getFloat("data._entities[0].onboarding.progress")).isEqualTo(0.1304f);
        assertThat(answer.getString("data._entities[0].onboarding.milestones[0].state")).isEqualTo("ON_TIME");
        assertThat(answer.getString("data._entities[0].onboarding.milestones[0].completedOn"))
                .isEqualTo(LocalDate.ofInstant(now, ZoneOffset.UTC).toString());
        assertThat(answer.getString("data._entities[0].onboarding.dueNext.name")).isEqualTo("First contact");
    }

    @Test
    void takesTheSameRequestOnceAndTellsOfItOnce() {
        UUID id = UUID.randomUUID();

        JsonPath first = complete(rep, id, modules.getFirst(), null, now, 25);
        JsonPath again = complete(rep, id, modules.getFirst(), ann, now, 25);

        assertThat(first.getList("errors")).isNull();
        assertThat(again.<Map<String, Object>>get("data")).isEqualTo(first.get("data"));
        assertThat(first.getString("data.completeModule.rep.id")).isEqualTo(ann.toString());
        List<EventLog.Event> events = EventLog.awaitSettled(company.tenant(), "MODULE_COMPLETED", 1);
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo(company.tenant() + "/" + ann);
            assertThat(event.json().get("tenant").asText()).isEqualTo(company.tenant().toString());
            assertThat(event.json().get("type").asText()).isEqualTo("MODULE_COMPLETED");
            assertThat(event.json().get("rep").asText()).isEqualTo(ann.toString());
            assertThat(Instant.parse(event.json().get("at").asText())).isEqualTo(now);
            assertThat(event.json().get("fields").get("module").asText()).isEqualTo(modules.getFirst());
            assertThat(event.json().get("fields").get("minutes").asInt()).isEqualTo(25);
            assertThat(event.json().get("fields").hasNonNull("program")).isTrue();
        });
    }

    @Test
    void refusesOtherContentUnderTheSameId() {
        UUID id = UUID.randomUUID();
        complete(rep, id, modules.getFirst(), null, now, 25);

        JsonPath otherMinutes = complete(rep, id, modules.getFirst(), null, now, 26);
        JsonPath otherTime = complete(rep, id, modules.getFirst(), null, now.minusSeconds(1), 25);
        JsonPath otherModule = complete(rep, id, modules.get(1), null, now, 25);

        assertThat(codes(otherMinutes)).containsExactly("CONFLICT");
        assertThat(codes(otherTime)).containsExactly("CONFLICT");
        assertThat(codes(otherModule)).containsExactly("CONFLICT");
        assertThat(onboarding(ann)).isEqualTo("0.0434");
    }

    @Test
    void takesOneOfManyAtTheSameMoment() {
        UUID id = UUID.randomUUID();

        List<JsonPath> answers = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> complete(rep, id, modules.getFirst(), null, now, 25)))
                .toList().stream().map(CompletableFuture::join).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.getList("errors")).isNull());
        assertThat(answers.stream().map(answer -> answer.getString("data.completeModule.recordedAt")).distinct())
                .hasSize(1);
        assertThat(EventLog.awaitSettled(company.tenant(), "MODULE_COMPLETED", 1)).hasSize(1);
    }

    @Test
    void asksForPrerequisitesFirst() {
        JsonPath early = complete(rep, modules.get(1));
        complete(rep, modules.getFirst());
        JsonPath inOrder = complete(rep, modules.get(1));

        assertThat(codes(early)).containsExactly("PREREQUISITE_MISSING");
        assertThat(early.getString("errors[0].message")).contains("Whom to look for");
        assertThat(inOrder.getList("errors")).isNull();
    }

    @Test
    void letsManagersOfTheTreeCompleteForTheirPeopleAndNobodyElse() {
        UUID boss = company.rep("boss", null, null);
        UUID team = company.team("Team", null, boss);
        UUID bob = company.rep("bob", team, today);
        Graph.await(() -> onboarding(bob) != null);
        UUID first = UUID.randomUUID();

        JsonPath colleague = complete(rep, first, modules.getFirst(), bob, now, 5);
        JsonPath manager = complete(company.token("boss", "manager"), first, modules.getFirst(), bob, now, 5);
        JsonPath outside = complete(company.token("boss", "manager"), UUID.randomUUID(), modules.getFirst(), ann, now,
                5);
        JsonPath nobody = complete(company.token("nobody", "rep"), modules.getFirst());

        assertThat(codes(colleague)).containsExactly("FORBIDDEN");
        assertThat(manager.getList("errors")).isNull();
        assertThat(codes(outside)).containsExactly("FORBIDDEN");
        assertThat(codes(nobody)).containsExactly("INVALID_ARGUMENT");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(codes(complete(rep, UUID.randomUUID(), modules.getFirst(), null, now.plus(Duration.ofHours(1)), 5)))
                .containsExactly("INVALID_ARGUMENT");
        assertThat(codes(complete(rep, UUID.randomUUID(), modules.getFirst(), null, now, -1)))
                .containsExactly("INVALID_ARGUMENT");
        assertThat(codes(complete(rep, UUID.randomUUID(), modules.getFirst(), null, now, 1_441)))
                .containsExactly("INVALID_ARGUMENT");
        assertThat(codes(complete(rep, UUID.randomUUID().toString()))).containsExactly("NOT_FOUND");
        assertThat(codes(complete(rep, UUID.randomUUID(), modules.getFirst(), UUID.randomUUID(), now, 5)))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void asksForAnEnrolment() {
        String admin = company.token("admin", "admin");
        String other = Graph.ask(admin, """
                mutation { createProgram(templateId: "first-sales-academy") { modules { id } } }
                """).getString("data.createProgram.modules[0].id");

        assertThat(codes(complete(rep, other))).containsExactly("NOT_ENROLLED");
    }

    @Test
    void knowsNothingOfAnotherCompany() {
        TestCompany other = new TestCompany();
        String intruder = other.token("ann", "admin");
        UUID id = UUID.randomUUID();
        complete(rep, id, modules.getFirst(), null, now, 25);

        JsonPath theirRep = complete(intruder, UUID.randomUUID(), modules.getFirst(), ann, now, 25);
        UUID own = other.rep("own", null, today);
        Graph.await(() -> Graph.rep(intruder, own, "onboarding { progress }")
                .getString("data._entities[0].onboarding") != null);
        JsonPath theirModule = complete(intruder, id, modules.getFirst(), own, now, 25);

        assertThat(codes(theirRep)).containsExactly("NOT_FOUND");
        assertThat(codes(theirModule)).containsExactly("NOT_FOUND");
    }

    @Test
    void worksUnderTwoAliases() {
        JsonPath answer = Graph.ask(rep, """
                mutation($a: ID!, $b: ID!, $first: ID!, $second: ID!, $at: DateTime!) {
                  a: completeModule(id: $a, moduleId: $first, at: $at, minutes: 1) { rep { onboarding { progress } } }
                  b: completeModule(id: $b, moduleId: $second, at: $at, minutes: 1) { rep { onboarding { progress } } }
                }
                """, Map.of("a", UUID.randomUUID(), "b", UUID.randomUUID(), "first", modules.get(0), "second",
                modules.get(1), "at", now.toString()));

        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getFloat("data.b.rep.onboarding.progress")).isEqualTo(0.0869f);
    }

    private JsonPath complete(String token, String module) {
        return complete(token, UUID.randomUUID(), module, null, now, 10);
    }

    private static JsonPath complete(String token, UUID id, String module, @Nullable UUID person, Instant at,
            int minutes) {
        Map<String, Object> variables = new HashMap<>(Map.of("id", id, "module", module, "at", at.toString(),
                "minutes", minutes));
        variables.put("rep", person);
        return Graph.ask(token, COMPLETE, variables);
    }

    private String onboarding(UUID person) {
        return Graph.rep(company.token("boss", "admin"), person, "onboarding { progress }")
                .getString("data._entities[0].onboarding.progress");
    }

    private static List<String> codes(JsonPath answer) {
        return answer.getList("errors.extensions.code");
    }
}
