package dev.rouage.coaching.graph;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import dev.rouage.coaching.support.CountedStatements;
import dev.rouage.coaching.support.Graph;
import dev.rouage.coaching.support.TestCompany;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "coaching"))
class OnboardingIT {
    private static final Map<String, String> STAGES = Map.of("Open", "OPEN", "Won", "WON", "Lost", "LOST");

    @Inject
    CountedStatements statements;

    private final TestCompany company = new TestCompany();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void givesNewHiresTheDefaultProgram() {
        UUID ann = company.rep("ann", null, today.minusDays(3));

        awaitOnboarding(ann);
        JsonPath answer = Graph.rep(company.token("ann", "rep"), ann, """
                onboarding { progress startedOn program { name language modules { id name kind minutes } }
                  milestones { id name dueOn completedOn state modules { id name minutes completedOn } }
                  dueNext { name state } timeToFirstSale noTimeToFirstSaleBecause }
                """);

        String onboarding = "data._entities[0].onboarding.";
        assertThat(answer.getFloat(onboarding + "progress")).isZero();
        assertThat(answer.getString(onboarding + "startedOn")).isEqualTo(today.minusDays(3).toString());
        assertThat(answer.getString(onboarding + "program.name")).isEqualTo("First sales academy");
        assertThat(answer.getList(onboarding + "milestones.name")).hasSize(8).startsWith("Prospecting",
                "First contact");
        assertThat(answer.getList(onboarding + "program.modules")).hasSize(23);
        assertThat(answer.getString(onboarding + "dueNext.name")).isEqualTo("Prospecting");
        assertThat(answer.getString(onboarding + "timeToFirstSale")).isNull();
        assertThat(answer.getString(onboarding + "noTimeToFirstSaleBecause")).isEqualTo("NOT_YET_SOLD");
    }

    @Test
    void startsTheClockOfLongHiredPeopleOnTheDayOfEnrolment() {
        UUID old = company.rep("old", null, today.minusDays(900));

        awaitOnboarding(old);

        assertThat(onboarding(old, "startedOn").getString("data._entities[0].onboarding.startedOn"))
                .isEqualTo(today.toString());
    }

    @Test
    void measuresTheTimeToTheFirstSaleWithoutInheritedDeals() {
        UUID ann = company.rep("ann", null, today.minusDays(100));
        company.deal(ann, "Won", today.minusDays(130), today.minusDays(90));
        company.deal(ann, "Lost", today.minusDays(95), today.minusDays(85));
        company.deal(ann, "Won", today.minusDays(80), today.minusDays(58));
        company.deal(ann, "Won", today.minusDays(80), today.minusDays(20));
        company.stages(STAGES);

        Graph.await(() -> "42".equals(timeToFirstSale(ann)));

        JsonPath answer = onboarding(ann, "firstSaleOn noTimeToFirstSaleBecause");
        assertThat(answer.getString("data._entities[0].onboarding.firstSaleOn"))
                .isEqualTo(today.minusDays(58).toString());
        assertThat(answer.getString("data._entities[0].onboarding.noTimeToFirstSaleBecause")).isNull();
    }

    @Test
    void followsCorrectionsOfDealsStagesHireAndOwner() {
        company.stages(STAGES);
        UUID ann = company.rep("ann", null, today.minusDays(100));
        UUID deal = company.deal(ann, "Won", today.minusDays(80), today.minusDays(58));
        Graph.await(() -> "42".equals(timeToFirstSale(ann)));

        company.rep(ann, "ann", null, today.minusDays(90));
        Graph.await(() -> "32".equals(timeToFirstSale(ann)));
        company.deal(deal, ann, "Won", today.minusDays(80), today.minusDays(60));
        Graph.await(() -> "30".equals(timeToFirstSale(ann)));
        company.stages(Map.of("Won", "OPEN"));
        Graph.await(() -> timeToFirstSale(ann) == null);
        company.stages(Map.of("Won", "WON"));
        Graph.await(() -> "30".equals(timeToFirstSale(ann)));
        company.deal(deal, ann, "Open", today.minusDays(80), null);
        Graph.await(() -> timeToFirstSale(ann) == null);
    }

    @Test
    void givesTheSurvivorOfAMergeWhatBothHad() {
        company.stages(STAGES);
        UUID duplicate = company.rep("double", null, today.minusDays(100));
        company.deal(duplicate, "Won", today.minusDays(80), today.minusDays(58));
        Graph.await(() -> "42".equals(timeToFirstSale(duplicate)));
        UUID ann = company.rep("ann", null, today.minusDays(100));
        awaitOnboarding(ann);

        company.merge(RecordKind.REP, duplicate, ann);

        Graph.await(() -> "42".equals(timeToFirstSale(ann)));
        assertThat(timeToFirstSale(duplicate)).isEqualTo("42");
    }

    @Test
    void ignoresAnOlderRevisionThatComesLate() {
        UUID ann = UUID.randomUUID();
        company.publish(RecordKind.REP, ann, TestCompany.fields().put("name", "ann").put("hiredOn", text(10)), 7);
        company.publish(RecordKind.REP, ann, TestCompany.fields().put("name", "ann").put("hiredOn", text(20)), 6);
        UUID marker = company.rep("marker", null, today);

        awaitOnboarding(marker);

        assertThat(onboarding(ann, "startedOn").getString("data._entities[0].onboarding.startedOn"))
                .isEqualTo(text(10));
    }

    @Test
    void showsARepItsOwnOnboardingOnly() {
        UUID ann = company.rep("ann", null, today);
        UUID bob = company.rep("bob", null, today);
        awaitOnboarding(bob);

        JsonPath answer = Graph.reps(company.token("ann", "rep"), List.of(ann, bob), "onboarding { progress }");

        assertThat(answer.getString("data._entities[0].onboarding.progress")).isNotNull();
        assertThat(answer.getString("data._entities[1].id")).isEqualTo(bob.toString());
        assertThat(answer.getString("data._entities[1].onboarding")).isNull();
        assertThat(answer.getList("errors.extensions.code")).isEqualTo(List.of("FORBIDDEN"));
        assertThat(answer.getList("errors[0].path")).isEqualTo(List.of("_entities", 1, "onboarding"));
    }

    @Test
    void showsAManagerItsTeamTree() {
        UUID boss = company.rep("boss", null, null);
        UUID top = company.team("Top", null, boss);
        UUID below = company.team("Below", top, null);
        UUID aside = company.team("Aside", null, null);
        UUID ann = company.rep("ann", below, today);
        UUID bob = company.rep("bob", aside, today);
        awaitOnboarding(bob);

        JsonPath managed = Graph.reps(company.token("boss", "manager"), List.of(ann, bob), "onboarding { progress }");
        JsonPath plain = Graph.reps(company.token("boss", "rep"), List.of(ann, bob), "onboarding { progress }");
        JsonPath coached = Graph.reps(company.token("else", "coach"), List.of(ann, bob), "onboarding { progress }");

        assertThat(managed.getString("data._entities[0].onboarding")).isNotNull();
        assertThat(managed.getString("data._entities[1].onboarding")).isNull();
        assertThat(plain.getList("errors.extensions.code")).isEqualTo(List.of("FORBIDDEN", "FORBIDDEN"));
        assertThat(coached.getList("data._entities.onboarding")).doesNotContainNull().hasSize(2);
    }

    @Test
    void answersForAnotherCompanysRepAsForAnUnknownOne() {
        TestCompany other = new TestCompany();
        UUID theirs = other.rep("theirs", null, today);
        Graph.await(() -> progress(other.token("boss", "admin"), theirs) != null);
        UUID ann = company.rep("ann", null, today);
        awaitOnboarding(ann);

        for (String role : List.of("rep", "manager", "coach", "admin")) {
            Map<String, Object> foreign = Graph.rep(company.token("ann", role), theirs, "onboarding { progress }")
                    .get();
            Map<String, Object> unknown = Graph.rep(company.token("ann", role), UUID.randomUUID(),
                    "onboarding { progress }").get();
            assertThat(foreign.toString().replace(theirs.toString(), "?"))
                    .isEqualTo(unknown.toString().replaceAll("id=[-0-9a-f]{36}", "id=?"));
        }
    }

    @Test
    void resolvesManyRepsAndAliasesInOneRequest() {
        List<UUID> reps = IntStream.range(0, 40).mapToObj(i -> company.rep("rep" + i, null, today)).toList();
        awaitOnboarding(reps.getLast());
        List<Map<String, String>> keys = reps.stream()
                .map(id -> Map.of("__typename", "Rep", "id", id.toString())).toList();

        JsonPath answer = Graph.ask(company.token("boss", "admin"),
                """
                        query($reps: [_Any!]!) {
                          a: _entities(representations: $reps) { ... on Rep { id x: onboarding { progress } y: onboarding { progress } } }
                          b: _entities(representations: $reps) { ... on Rep { id onboarding { progress } } }
                        }
                        """,
                Map.of("reps", keys));

        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getList("data.a.id")).isEqualTo(reps.stream().map(UUID::toString).toList());
        assertThat(answer.getList("data.a.x.progress")).hasSize(40).doesNotContainNull();
        assertThat(answer.getList("data.a.y.progress")).hasSize(40).doesNotContainNull();
        assertThat(answer.getList("data.b.onboarding.progress")).hasSize(40).doesNotContainNull();
    }

    @Test
    void sendsAsManyStatementsForManyRepsAsForOne() {
        List<UUID> reps = IntStream.range(0, 60).mapToObj(i -> company.rep("rep" + i, null, today)).toList();
        awaitOnboarding(reps.getLast());
        String fields = "onboarding { progress milestones { state modules { completedOn } } timeToFirstSale }";

        int forOne = statements.during(() -> Graph.reps(company.token("boss", "admin"), reps.subList(0, 1), fields));
        int forMany = statements.during(() -> Graph.reps(company.token("boss", "admin"), reps, fields));
        int forNone = statements.during(() -> Graph.reps(company.token("boss", "admin"), reps, ""));

        assertThat(forOne).isPositive();
        assertThat(forMany).isEqualTo(forOne);
        assertThat(forNone).isZero();
    }

    @Test
    void refusesTheAnonymousAndTokensWithoutTenant() {
        RestAssured.given().contentType(ContentType.JSON).body(Map.of("query", "{ programTemplates { id } }"))
                .post("/graphql").then().statusCode(401);
        JsonPath answer = Graph.ask(TestTokens.withoutOrganization().roles("admin").sign(),
                "{ programTemplates { id } }");
        assertThat(answer.getList("errors.extensions.code")).isEqualTo(List.of("TENANT_REQUIRED"));
    }

    private String text(int daysAgo) {
        return today.minusDays(daysAgo).toString();
    }

    private void awaitOnboarding(UUID rep) {
        Graph.await(() -> progress(company.token("boss", "admin"), rep) != null);
    }

    private static String progress(String token, UUID rep) {
        return Graph.rep(token, rep, "onboarding { progress }").getString("data._entities[0].onboarding.progress");
    }

    private String timeToFirstSale(UUID rep) {
        return onboarding(rep, "timeToFirstSale").getString("data._entities[0].onboarding.timeToFirstSale");
    }

    private JsonPath onboarding(UUID rep, String fields) {
        return Graph.rep(company.token("boss", "admin"), rep, "onboarding { " + fields + " }");
    }
}
