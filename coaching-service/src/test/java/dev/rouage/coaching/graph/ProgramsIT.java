package dev.rouage.coaching.graph;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.coaching.support.Graph;
import dev.rouage.coaching.support.TestCompany;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "coaching"))
class ProgramsIT {
    private static final String CREATE = """
            mutation($language: Language) { createProgram(templateId: "first-sales-academy", language: $language) {
              id name startedOn milestones { name modules { id prerequisites } } modules { id } } }
            """;
    private static final String ASSIGN = """
            mutation($program: ID!, $teams: [ID!], $reps: [ID!]) {
              assignProgram(programId: $program, teamIds: $teams, repIds: $reps) { program { id } added people } }
            """;
    private static final String START = """
            mutation($program: ID!) { startProgram(programId: $program) { program { startedOn } people } }
            """;

    private final TestCompany company = new TestCompany();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String admin = company.token("admin", "admin");

    @Test
    void offersTheTemplatesInBothLanguages() {
        JsonPath answer = Graph.ask(company.token("ann", "rep"), """
                { english: programTemplates { id name milestones { name dueWorkingDays modules { kind name minutes } } }
                  french: programTemplates(language: FR) { id language name milestones { name } } }
                """);

        assertThat(answer.getList("errors")).isNull();
        assertThat(answer.getString("data.english[0].name")).isEqualTo("First sales academy");
        assertThat(answer.getList("data.french[0].milestones.name")).startsWith("Prospection").hasSize(8);
        assertThat(answer.getList("data.english[0].milestones.modules.flatten().kind").stream().distinct().toList())
                .asList().containsExactlyInAnyOrder("LESSON", "QUIZ", "DRILL", "ROLE_PLAY", "CALL_REVIEW");
    }

    @Test
    void bringsATeamIntoAProgramInThreeSteps() {
        UUID top = company.team("Top", null, null);
        UUID below = company.team("Below", top, null);
        UUID ann = company.rep("ann", below, today.minusDays(2));
        UUID bob = company.rep("bob", null, today.minusDays(300));
        UUID eve = company.rep("eve", null, today);
        awaitPrograms(eve, "First sales academy");

        JsonPath created = Graph.ask(admin, CREATE, Map.of("language", "FR"));
        String program = created.getString("data.createProgram.id");
        JsonPath assigned = Graph.ask(admin, ASSIGN,
                Map.of("program", program, "teams", List.of(top), "reps", List.of(bob)));
        assertThat(programOf(ann)).isEqualTo("First sales academy");
        JsonPath started = Graph.ask(admin, START, Map.of("program", program));

        assertThat(created.getString("data.createProgram.startedOn")).isNull();
        assertThat(assigned.getInt("data.assignProgram.added")).isEqualTo(2);
        assertThat(started.getInt("data.startProgram.people")).isEqualTo(2);
        assertThat(started.getString("data.startProgram.program.startedOn")).isEqualTo(today.toString());
        assertThat(programOf(ann)).isEqualTo("Première académie de vente");
        assertThat(programOf(bob)).isEqualTo("Première académie de vente");
        assertThat(programOf(eve)).isEqualTo("First sales academy");
    }

    @Test
    void enrolsWhoComesLaterInTheStartedProgram() {
        awaitPrograms(company.rep("eve", null, today), "First sales academy");
        String program = Graph.ask(admin, CREATE, Map.of("language", "FR")).getString("data.createProgram.id");
        Graph.ask(admin, START, Map.of("program", program));

        UUID recent = company.rep("recent", null, today.minusDays(119));
        UUID longAgo = company.rep("longAgo", null, today.minusDays(121));
        UUID soon = company.rep("soon", null, today.plusDays(10));

        awaitPrograms(soon, "Première académie de vente");
        assertThat(programOf(recent)).isEqualTo("Première académie de vente");
        assertThat(programOf(longAgo)).isNull();
    }

    @Test
    void addsNobodyTwice() {
        UUID ann = company.rep("ann", null, today);
        awaitPrograms(ann, "First sales academy");
        String program = Graph.ask(admin, CREATE).getString("data.createProgram.id");
        Map<String, Object> assignment = Map.of("program", program, "reps", List.of(ann));

        JsonPath twice = Graph.ask(admin, """
                mutation($program: ID!, $reps: [ID!]) {
                  a: assignProgram(programId: $program, repIds: $reps) { added people }
                  b: assignProgram(programId: $program, repIds: $reps) { added people }
                  c: startProgram(programId: $program) { people }
                  d: startProgram(programId: $program) { people }
                  e: createProgram(templateId: "first-sales-academy") { id }
                  f: createProgram(templateId: "first-sales-academy") { id }
                }
                """, assignment);

        assertThat(twice.getList("errors")).isNull();
        assertThat(twice.getInt("data.a.added")).isEqualTo(1);
        assertThat(twice.getInt("data.b.added")).isZero();
        assertThat(twice.getInt("data.b.people")).isEqualTo(1);
        assertThat(twice.getInt("data.d.people")).isEqualTo(1);
        assertThat(twice.getString("data.e.id")).isNotEqualTo(twice.getString("data.f.id"));
    }

    @Test
    void letsAManagerAssignItsOwnPeopleOnly() {
        UUID boss = company.rep("boss", null, null);
        UUID team = company.team("Team", null, boss);
        UUID ann = company.rep("ann", team, today);
        UUID bob = company.rep("bob", null, today);
        awaitPrograms(bob, "First sales academy");
        String program = Graph.ask(admin, CREATE).getString("data.createProgram.id");
        String manager = company.token("boss", "manager");

        JsonPath own = Graph.ask(manager, ASSIGN, Map.of("program", program, "teams", List.of(team)));
        JsonPath other = Graph.ask(manager, ASSIGN, Map.of("program", program, "reps", List.of(ann, bob)));

        assertThat(own.getInt("data.assignProgram.added")).isEqualTo(1);
        assertThat(codes(other)).containsExactly("FORBIDDEN");
        assertThat(codes(Graph.ask(manager, CREATE))).containsExactly("FORBIDDEN");
        assertThat(codes(Graph.ask(manager, START, Map.of("program", program)))).containsExactly("FORBIDDEN");
        assertThat(codes(Graph.ask(company.token("ann", "rep"), ASSIGN, Map.of("program", program))))
                .containsExactly("FORBIDDEN");
    }

    @Test
    void knowsNothingOfAnotherCompany() {
        TestCompany other = new TestCompany();
        String otherAdmin = other.token("admin", "admin");
        UUID theirTeam = other.team("Theirs", null, null);
        UUID theirRep = other.rep("theirs", theirTeam, today);
        Graph.await(() -> Graph.rep(otherAdmin, theirRep, "onboarding { progress }")
                .getString("data._entities[0].onboarding") != null);
        String theirs = Graph.ask(otherAdmin, CREATE).getString("data.createProgram.id");
        String own = Graph.ask(admin, CREATE).getString("data.createProgram.id");

        assertThat(Graph.ask(admin, "query($id: ID!) { program(id: $id) { id } }", Map.of("id", theirs))
                .getString("data.program")).isNull();
        assertThat(Graph.ask(admin, "{ programs { nodes { id } } }").getList("data.programs.nodes.id"))
                .isEqualTo(List.of(own));
        assertThat(codes(Graph.ask(admin, START, Map.of("program", theirs)))).containsExactly("NOT_FOUND");
        assertThat(codes(Graph.ask(admin, ASSIGN, Map.of("program", theirs)))).containsExactly("NOT_FOUND");
        assertThat(codes(Graph.ask(admin, ASSIGN, Map.of("program", own, "teams", List.of(theirTeam)))))
                .containsExactly("NOT_FOUND");
        assertThat(codes(Graph.ask(admin, ASSIGN, Map.of("program", own, "reps", List.of(theirRep)))))
                .containsExactly("NOT_FOUND");
    }

    @Test
    void pagesThroughPrograms() {
        List<String> created = List.of(0, 1, 2).stream()
                .map(_ -> Graph.ask(admin, CREATE).getString("data.createProgram.id")).toList();
        String page = """
                query($after: String) {
                  a: programs(first: 2, after: $after) { edges { cursor node { id } } nodes { id name modules { name } }
                    pageInfo { hasNextPage hasPreviousPage endCursor } }
                  b: programs(first: 2, after: $after) { nodes { id } }
                }
                """;

        JsonPath first = Graph.ask(admin, page);
        JsonPath second = Graph.ask(admin, page, Map.of("after", first.getString("data.a.pageInfo.endCursor")));

        assertThat(first.getBoolean("data.a.pageInfo.hasNextPage")).isTrue();
        assertThat(second.getBoolean("data.a.pageInfo.hasNextPage")).isFalse();
        assertThat(second.getBoolean("data.a.pageInfo.hasPreviousPage")).isTrue();
        assertThat(first.getList("data.b.nodes.id")).isEqualTo(first.getList("data.a.nodes.id")).hasSize(2);
        assertThat(first.<String>getList("data.a.nodes.id")).doesNotContainAnyElementsOf(
                second.getList("data.a.nodes.id"));
        assertThat(created).containsAll(first.getList("data.a.nodes.id")).containsAll(
                second.getList("data.a.nodes.id"));
        assertThat(codes(Graph.ask(admin, "{ programs(after: \"bm9uZQ\") { nodes { id } } }")))
                .containsExactly("INVALID_ARGUMENT");
        assertThat(codes(Graph.ask(admin, "{ programs(first: 101) { nodes { id } } }")))
                .containsExactly("INVALID_ARGUMENT");
    }

    @Test
    void keepsMachinesThatPushRecordsOut() {
        String machine = company.token("machine", "integrator");

        assertThat(codes(Graph.ask(machine, "{ programTemplates { id } }"))).containsExactly("FORBIDDEN");
        assertThat(codes(Graph.ask(machine, "{ programs { nodes { id } } }"))).containsExactly("FORBIDDEN");
        assertThat(codes(Graph.ask(machine, CREATE))).containsExactly("FORBIDDEN");
    }

    @Test
    void namesAnUnknownTemplate() {
        JsonPath answer = Graph.ask(admin, "mutation { createProgram(templateId: \"none\") { id } }");

        assertThat(codes(answer)).containsExactly("NOT_FOUND");
        assertThat(answer.getString("errors[0].message")).contains("none");
    }

    private void awaitPrograms(UUID rep, String name) {
        Graph.await(() -> name.equals(programOf(rep)));
    }

    private String programOf(UUID rep) {
        return Graph.rep(admin, rep, "onboarding { program { name } }")
                .getString("data._entities[0].onboarding.program.name");
    }

    private static List<String> codes(JsonPath answer) {
        return answer.getList("errors.extensions.code");
    }
}
