package dev.rouage.e2e;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Who sees what: nobody without a token, no company anything of another, a rep no colleague's figures. */
@Order(20)
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

    private static final String SCORECARD = "scorecard(period: {named: LAST_QUARTER}) { figures { kpi value n } }";

    private final Stack stack;
    private Map<String, String> demoReps = Map.of();

    AccessIT(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void knowTheDemosReps() {
        demoReps = stack.demoRepIds();
    }

    Stream<Arguments> endpoints() {
        return Stream.of(arguments("gateway", stack.gateway()), arguments("ingest-service", stack.ingest()),
                arguments("kpi-service", stack.kpi()), arguments("coaching-service", stack.coaching()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endpoints")
    void nobodyWithoutATokenIsAnswered(String name, URI address) {
        assertThat(stack.graph(address, null).ask("{ __typename }").status()).as(name).isEqualTo(401);
        assertThat(stack.graph(address, "not.a.token").ask("{ __typename }").status()).as(name).isEqualTo(401);
    }

    @Test
    void onlyAnIntegratorPushesRecords() {
        assertThat(stack.pushOneStatus(null)).isEqualTo(401);
        assertThat(stack.pushOneStatus(stack.token("demo-rep"))).isEqualTo(403);
        assertThat(stack.pushOneStatus(stack.token("demo-admin"))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reps", "teams", "accounts", "leads", "opportunities"})
    void anotherCompanySeesEmptyLists(String list) {
        String query = "{ %s(first: 100) { nodes { id } } }".formatted(list);

        assertThat(stack.gateway("demo-admin").ask(query).data("/" + list + "/nodes")).isNotEmpty();
        assertThat(stack.gateway("trial-admin").ask(query).data("/" + list + "/nodes")).isEmpty();
        assertThat(stack.graph(stack.ingest(), stack.token("trial-admin")).ask(query).data("/" + list + "/nodes"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rep", "team", "account", "lead", "opportunity"})
    void anotherCompanysIdIsAnsweredAsAnUnknownOne(String field) {
        String list = field.equals("opportunity") ? "opportunities" : field + "s";
        String id = stack.gateway("demo-admin").ask("{ %s(first: 1) { nodes { id } } }".formatted(list))
                .data("/" + list + "/nodes/0/id").asText();
        String query = "query One($id: ID!) { %s(id: $id) { id } }".formatted(field);

        assertThat(stack.gateway("demo-admin").ask(query, Map.of("id", id)).data("/" + field + "/id").asText())
                .isEqualTo(id);
        for (URI address : List.of(stack.gateway(), stack.ingest())) {
            Graph trial = stack.graph(address, stack.token("trial-admin"));
            assertThat(trial.ask(query, Map.of("id", id)).body())
                    .isEqualTo(trial.ask(query, Map.of("id", UUID.randomUUID().toString())).body());
            assertThat(trial.ask(query, Map.of("id", id)).at("/" + field).isNull()).isTrue();
        }
    }

    Stream<Arguments> entitySelections() {
        return Stream.of(arguments(stack.ingest(), "name"), arguments(stack.kpi(), SCORECARD),
                arguments(stack.coaching(), "onboarding { progress }"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("entitySelections")
    void anotherCompanysEntityIsAnsweredAsAnUnknownOne(URI subgraph, String selection) {
        Graph trial = stack.graph(subgraph, stack.token("trial-admin"));
        Graph demo = stack.graph(subgraph, stack.token("demo-admin"));
        String known = demoReps.get("rep-01");

        assertThat(entity(trial, known, selection)).isEqualTo(entity(trial, UUID.randomUUID().toString(), selection));
        assertThat(entity(demo, known, selection)).isNotEqualTo(entity(trial, known, selection));
    }

    private static JsonNode entity(Graph graph, String id, String selection) {
        return graph.ask("""
                { _entities(representations: [{__typename: "Rep", id: "%s"}]) { ... on Rep { %s } } }"""
                .formatted(id, selection)).body();
    }

    @Test
    void aRepSeesTheirOwnFigures() {
        Answer answer = stack.gateway("demo-rep").ask("{ me { id name email %s } }".formatted(SCORECARD));

        assertThat(answer.data("/me/id").asText()).isEqualTo(demoReps.get("rep-01"));
        assertThat(answer.at("/me/email").asText()).isEqualTo("rep01@demo.example");
        assertThat(answer.at("/me/scorecard/figures")).anyMatch(figure -> figure.path("n").asInt() > 0);
    }

    @Test
    void aRepSeesNoColleaguesFigures() {
        refused("demo-rep", "rep-02");
    }

    @Test
    void aRepSeesNoColleaguesFiguresByAFilterEither() {
        Answer answer = stack.gateway("demo-rep")
                .ask("query F($id: ID!) { scorecard(period: {named: LAST_QUARTER}, filter: {reps: [$id]}) { figures { n } } }",
                        Map.of("id", demoReps.get("rep-02")));

        assertThat(answer.codes()).contains("FORBIDDEN");
    }

    @Test
    void aManagerSeesTheirTeamAndNoOther() {
        Answer own = ofRep("demo-manager", "rep-02");
        assertThat(own.data("/rep/scorecard/figures")).anyMatch(figure -> figure.path("n").asInt() > 0);

        refused("demo-manager", "rep-05");
    }

    private void refused(String who, String rep) {
        Answer answer = ofRep(who, rep);
        assertThat(answer.codes()).as("%s", answer).contains("FORBIDDEN");
        assertThat(answer.at("/rep/scorecard/figures").isEmpty()).isTrue();
    }

    private Answer ofRep(String who, String rep) {
        return stack.gateway(who).ask("query R($id: ID!) { rep(id: $id) { id %s } }".formatted(SCORECARD),
                Map.of("id", demoReps.get(rep)));
    }
}
