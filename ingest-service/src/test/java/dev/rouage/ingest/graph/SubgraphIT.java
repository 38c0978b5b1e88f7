package dev.rouage.ingest.graph;

import dev.rouage.ingest.IngestClient;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.rouage.ingest.IngestClient.item;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class SubgraphIT {
    private final IngestClient company = new IngestClient();
    private String annId;
    private String dealId;

    @BeforeEach
    void aCompanyOfTwoTeams() {
        company.push("team", item("all", "\"name\":\"All\",\"manager\":\"boss\""),
                item("north", "\"name\":\"North\",\"parentTeam\":\"all\",\"manager\":\"mia\""),
                item("south", "\"name\":\"South\",\"parentTeam\":\"all\"")).statusCode(200);
        annId = company.push("rep",
                item("ann", "\"name\":\"Ann\",\"email\":\"Ann@company.example\",\"team\":\"north\""),
                item("bob", "\"name\":\"Bob\",\"email\":\"bob@company.example\",\"team\":\"south\""),
                item("mia",
                        "\"name\":\"Mia\",\"email\":\"mia@company.example\",\"team\":\"north\",\"hiredOn\":\"2024-02-29\""),
                item("boss", "\"name\":\"Zoe\",\"email\":\"zoe@company.example\"")).statusCode(200).extract()
                .path("results[0].id");
        company.push("account", item("acme", "\"name\":\"Acme\",\"segment\":\"SMB\""));
        company.push("lead",
                item("l1", "\"detectedAt\":\"2026-01-01T00:00:00Z\",\"owner\":\"ann\",\"account\":\"acme\""));
        dealId = company.push("opportunity",
                item("d1",
                        "\"stage\":\"Won\",\"createdAt\":\"2026-01-01\",\"owner\":\"ann\",\"account\":\"acme\",\"lead\":\"l1\",\"amount\":\"10.50\",\"currency\":\"EUR\""),
                item("d2", "\"stage\":\"New\",\"createdAt\":\"2026-01-02\",\"owner\":\"bob\"")).statusCode(200)
                .extract()
                .path("results[0].id");
    }

    @Test
    void answersTheTreeOfTeamsWithTheirReps() {
        company.query(company.admin,
                "{ teams(first:3) { nodes { name parentTeam { name } manager { name } reps(first:5) { nodes { name team { name } hiredOn } pageInfo { hasNextPage } } } } }")
                .body("errors", nullValue()).body("data.teams.nodes.name", contains("All", "North", "South"))
                .body("data.teams.nodes[1].parentTeam.name", is("All"))
                .body("data.teams.nodes[1].manager.name", is("Mia"))
                .body("data.teams.nodes[1].reps.nodes.name", contains("Ann", "Mia"))
                .body("data.teams.nodes[1].reps.nodes[1].hiredOn", is("2024-02-29"))
                .body("data.teams.nodes[2].reps.nodes.team.name", contains("South"));
    }

    @Test
    void twoAliasesOfEveryQueryWork() {
        String fields = "me { name } rep(id:\"%1$s\") { name team { name } } reps { nodes { name } } team(id:\"%1$s\") { name } "
                + "teams { nodes { name reps { nodes { name } } manager { name } parentTeam { name } } } account(id:\"%1$s\") { name } "
                + "accounts { nodes { name } } lead(id:\"%1$s\") { channel } leads { nodes { owner { name } account { name } } } "
                + "opportunity(id:\"%1$s\") { stage } opportunities { nodes { owner { name } account { name } lead { id } amount } }";
        String once = fields.formatted(annId);
        StringBuilder twice = new StringBuilder("{");
        for (String alias : new String[]{"a", "b"}) {
            twice.append(once.replaceAll("(^|(?<=[})] ))(\\w+)(?=[ (])", alias + "_$2: $2"));
        }
        company.query(company.admin, twice.append("}").toString()).body("errors", nullValue())
                .body("data.a_reps.nodes", hasSize(4)).body("data.b_reps.nodes", hasSize(4))
                .body("data.b_opportunities.nodes", hasSize(2)).body("data.a_rep.name", is("Ann"));
    }

    @Test
    void aliasesKeepTheirOwnArguments() {
        company.query(company.admin,
                "{ teams { nodes { name one: reps(first:1) { nodes { name } } two: reps(first:2) { nodes { name } } } } }")
                .body("errors", nullValue()).body("data.teams.nodes[1].one.nodes.name", contains("Ann"))
                .body("data.teams.nodes[1].two.nodes.name", contains("Ann", "Mia"))
                .body("data.teams.nodes[2].two.nodes.name", contains("Bob"));
    }

    @Test
    void pagesFollowEachOtherByCursor() {
        String end = company
                .query(company.admin, "{ reps(first:3) { nodes { name } pageInfo { endCursor hasNextPage } } }")
                .body("data.reps.nodes.name", contains("Ann", "Bob", "Mia"))
                .body("data.reps.pageInfo.hasNextPage", is(true)).extract().path("data.reps.pageInfo.endCursor");
        company.query(company.admin,
                "{ reps(first:3, after:\"" + end + "\") { nodes { name } pageInfo { hasNextPage hasPreviousPage } } }")
                .body("data.reps.nodes.name", contains("Zoe")).body("data.reps.pageInfo.hasNextPage", is(false))
                .body("data.reps.pageInfo.hasPreviousPage", is(true));
        company.query(company.admin, "{ reps(first:101) { nodes { name } } }")
                .body("errors[0].extensions.code", is("INVALID_ARGUMENT"));
        company.query(company.admin, "{ reps(after:\"nonsense\") { nodes { name } } }")
                .body("errors[0].extensions.code", is("INVALID_ARGUMENT"));
    }

    @Test
    void leadsAndDealsAreSeenByTheirOwnerItsManagersAndAdmins() {
        String query = "{ opportunities { nodes { externalId } } leads { nodes { externalId } } }";
        company.query(company.rep("ann@company.example"), query)
                .body("data.opportunities.nodes.externalId", contains("d1"))
                .body("data.leads.nodes.externalId", contains("l1"));
        company.query(company.rep("bob@company.example"), query)
                .body("data.opportunities.nodes.externalId", contains("d2")).body("data.leads.nodes", empty());
        company.query(company.manager("mia@company.example"), query)
                .body("data.opportunities.nodes.externalId", contains("d1"));
        company.query(company.manager("zoe@company.example"), query)
                .body("data.opportunities.nodes.externalId", containsInAnyOrder("d1", "d2"));
        company.query(company.rep("stranger@company.example"), query).body("data.opportunities.nodes", empty());
        company.query(company.rep("bob@company.example"), "{ opportunity(id:\"" + dealId + "\") { stage } }")
                .body("data.opportunity", nullValue()).body("errors", nullValue());
    }

    @Test
    void amountsNeedTheRoleForMoney() {
        String query = "{ opportunity(id:\"" + dealId + "\") { amount currency } }";
        company.query(company.rep("ann@company.example"), query).body("data.opportunity.amount", nullValue());
        company.query(company.manager("mia@company.example"), query).body("data.opportunity.amount", is(10.50f))
                .body("data.opportunity.currency", is("EUR"));
    }

    @Test
    void tellsWhoIAm() {
        company.query(company.rep("ANN@company.example"), "{ me { name email } }").body("data.me.name", is("Ann"));
        company.query(company.admin, "{ me { name } }").body("data.me", nullValue());
    }

    @Test
    void resolvesManyEntitiesAtOnceInTheirOrder() {
        String other = "\"00000000-0000-4000-8000-000000000000\"";
        company.query(company.admin, "{ _entities(representations: [{__typename:\"Rep\", id:" + other
                + "}, {__typename:\"Rep\", id:\"" + annId + "\"}, {__typename:\"Opportunity\", id:\"" + dealId
                + "\"}]) { __typename ... on Rep { name team { name } } ... on Opportunity { stage } } }")
                .body("errors", nullValue()).body("data._entities[0]", nullValue())
                .body("data._entities[1].name", is("Ann")).body("data._entities[1].team.name", is("North"))
                .body("data._entities[2].stage", is("Won"));
    }

    @Test
    void anotherCompanySeesNothing() {
        IngestClient stranger = new IngestClient();
        stranger.query(stranger.admin,
                "{ reps { nodes { name } } accounts { nodes { name } } opportunities { nodes { id } } rep(id:\""
                        + annId + "\") { name } opportunity(id:\"" + dealId
                        + "\") { stage } _entities(representations: [{__typename:\"Rep\", id:\""
                        + annId + "\"}]) { ... on Rep { name } } }")
                .body("errors", nullValue())
                .body("data.reps.nodes", empty()).body("data.accounts.nodes", empty())
                .body("data.opportunities.nodes", empty()).body("data.rep", nullValue())
                .body("data.opportunity", nullValue()).body("data._entities", contains(nullValue()));
    }

    @Test
    void refusesAnonymousAndMachines() {
        given().contentType(ContentType.JSON).body("{\"query\":\"{ me { name } }\"}").post("/graphql").then()
                .statusCode(401);
        company.query(company.integrator, "{ reps { nodes { name } } }").body("data", nullValue())
                .body("errors[0].extensions.code", is("FORBIDDEN"));
    }

    @Test
    void itsSchemaIsASubgraphOfFederation2() {
        given().auth().oauth2(company.admin).get("/graphql/schema.graphql").then().statusCode(200)
                .body(containsString("@link")).body(containsString("type Rep @key(fields : \"id\")"))
                .body(containsString("type PageInfo @shareable")).body(notNullValue());
    }
}
