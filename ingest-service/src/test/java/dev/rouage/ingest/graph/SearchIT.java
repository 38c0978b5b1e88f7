package dev.rouage.ingest.graph;

import java.util.ArrayList;
import java.util.List;

import dev.rouage.ingest.IngestClient;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.rouage.ingest.IngestClient.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class SearchIT {
    private final IngestClient company = new IngestClient();
    private String north;
    private String ann;
    private String acme;

    @BeforeEach
    void aCompanyOfThreeTeams() {
        north = id("team", item("north", "\"name\":\"North\",\"manager\":\"mia\""));
        company.push("team", item("far", "\"name\":\"Far North\",\"parentTeam\":\"north\""),
                item("south", "\"name\":\"South\"")).statusCode(200);
        ann = id("rep", item("ann", "\"name\":\"Ann\",\"email\":\"ann@x.example\",\"team\":\"far\",\"role\":\"AE\""));
        company.push("rep", item("mia", "\"name\":\"Mia\",\"email\":\"mia@x.example\",\"team\":\"north\""),
                item("bob",
                        "\"name\":\"B%b\",\"email\":\"bob@x.example\",\"team\":\"south\",\"leftOn\":\"2026-01-01\""))
                .statusCode(200);
        acme = id("account", item("acme", "\"name\":\"Acme\",\"segment\":\"SMB\",\"country\":\"FR\""));
        company.push("account", item("acorn", "\"name\":\"acorn\",\"country\":\"DE\"").replace("\"crm\"", "\"erp\""))
                .statusCode(200);
        company.push("lead",
                item("l1",
                        "\"detectedAt\":\"2026-01-01T23:30:00Z\",\"owner\":\"ann\",\"account\":\"acme\",\"channel\":\"web\",\"source\":\"ads\""),
                item("l2",
                        "\"detectedAt\":\"2026-01-02T00:00:00Z\",\"owner\":\"bob\",\"qualifiedAt\":\"2026-01-03T00:00:00Z\",\"status\":\"hot\""),
                item("l3",
                        "\"detectedAt\":\"2026-01-03T00:00:00Z\",\"owner\":\"mia\",\"qualifiedAt\":\"2026-01-03T00:00:00Z\",\"disqualifiedAt\":\"2026-01-04T00:00:00Z\""))
                .statusCode(200);
        company.push("pipelineStage", item("s1", "\"pipeline\":\"\",\"stage\":\"Won\",\"category\":\"WON\""),
                item("s2", "\"pipeline\":\"p\",\"stage\":\"New\",\"category\":\"OPEN\"")).statusCode(200);
        company.push("opportunity",
                item("o1",
                        "\"stage\":\"Won\",\"createdAt\":\"2026-01-05\",\"closedAt\":\"2026-02-01T10:00:00Z\",\"owner\":\"ann\",\"account\":\"acme\",\"lead\":\"l1\",\"type\":\"NEW\",\"product\":\"pro\",\"currency\":\"EUR\""),
                item("o2",
                        "\"stage\":\"New\",\"pipeline\":\"p\",\"createdAt\":\"2026-01-05T08:00:00Z\",\"owner\":\"bob\""),
                item("o3", "\"stage\":\"New\",\"createdAt\":\"2026-01-04\",\"owner\":\"mia\"")).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            reps | namePrefix:"a"                                       | ann
            reps | namePrefix:"B%"                                      | bob
            reps | namePrefix:"%"                                       |
            reps | team:"NORTH"                                         | ann mia
            reps | team:"nonsense"                                      |
            reps | role:"AE"                                            | ann
            reps | active:true                                          | ann mia
            reps | active:false                                         | bob
            reps | source:"other"                                       |
            teams | parentTeam:"NORTH"                                  | far
            teams | namePrefix:"SO"                                     | south
            accounts | namePrefix:"AC"                                  | acme acorn
            accounts | segment:"SMB"                                    | acme
            accounts | country:"DE", source:"erp"                       | acorn
            accounts | industry:"x"                                     |
            leads | owner:"ANN"                                         | l1
            leads | team:"NORTH"                                        | l1 l3
            leads | account:"ACME"                                      | l1
            leads | progress:OPEN                                       | l1
            leads | progress:QUALIFIED                                  | l2
            leads | progress:DISQUALIFIED                               | l3
            leads | status:"hot"                                        | l2
            leads | channel:"web", leadSource:"ads"                     | l1
            leads | detectedFrom:"2026-01-02"                           | l2 l3
            leads | detectedTo:"2026-01-01"                             | l1
            leads | detectedFrom:"2026-01-02", detectedTo:"2026-01-02"  | l2
            leads | owner:"ANN", team:"nonsense"                        |
            leads | source:"crm", country:"FR"                          |
            opportunities | stage:"New"                                 | o3 o2
            opportunities | pipeline:"p"                                | o2
            opportunities | category:WON                                | o1
            opportunities | category:OPEN                               | o2
            opportunities | team:"NORTH"                                | o3 o1
            opportunities | owner:"ANN", account:"ACME"                 | o1
            opportunities | createdFrom:"2026-01-05"                    | o1 o2
            opportunities | createdTo:"2026-01-04"                      | o3
            opportunities | closedFrom:"2026-02-01", closedTo:"2026-02-01" | o1
            opportunities | type:"NEW", product:"pro", currency:"EUR"   | o1
            opportunities | lead:"nonsense"                             |
            """)
    void filters(String connection, String filter, String expected) {
        String wanted = filter.replace("NORTH", north).replace("ANN", ann).replace("ACME", acme);
        company.query(company.admin,
                "{ " + connection + "(filter:{" + wanted + "}) { nodes { externalId } } }").body("errors", nullValue())
                .body("data." + connection + ".nodes.externalId",
                        expected == null ? empty() : contains((Object[]) expected.split(" ")));
    }

    @Test
    void listsStagesByPipelineAndPlaceAndContractsByTheirFirstDay() {
        company.push("pipelineStage",
                item("s3", "\"pipeline\":\"p\",\"stage\":\"Late\",\"category\":\"LOST\",\"position\":10"),
                item("s4",
                        "\"pipeline\":\"p\",\"stage\":\"Early\",\"category\":\"OPEN\",\"position\":9,\"probability\":\"0.1\""))
                .statusCode(200);
        company.push("contract",
                item("c1",
                        "\"account\":\"acme\",\"startOn\":\"2026-02-01\",\"mrr\":\"10\",\"currency\":\"EUR\",\"renewalOf\":\"c2\""),
                item("c2", "\"account\":\"acme\",\"startOn\":\"2025-02-01\",\"endOn\":\"2026-01-31\""),
                item("c3", "\"account\":\"acorn\",\"startOn\":\"2025-03-01\"")).statusCode(200);
        String query = "{ a: pipelineStages(first:2) { nodes { externalId } pageInfo { endCursor } } "
                + "b: pipelineStages(pipeline:\"p\") { nodes { externalId position probability category } } "
                + "c: contracts { nodes { externalId account { name } } } "
                + "d: contracts(account:\"" + acme + "\") { nodes { externalId mrr renewalOf endOn } } }";

        String after = company.query(company.admin, query).body("errors", nullValue())
                .body("data.a.nodes.externalId", contains("s1", "s4"))
                .body("data.b.nodes.externalId", contains("s4", "s3", "s2"))
                .body("data.c.nodes.externalId", contains("c2", "c3", "c1"))
                .body("data.c.nodes[0].account.name", is("Acme")).body("data.d.nodes.externalId", contains("c2", "c1"))
                .body("data.d.nodes[1].mrr", is(10)).extract().path("data.a.pageInfo.endCursor");
        company.query(company.rep("ann@x.example"), "{ pipelineStages(first:2, after:\"" + after
                + "\") { nodes { externalId } } contracts(first:2) { nodes { mrr } pageInfo { hasNextPage } } }")
                .body("data.pipelineStages.nodes.externalId", contains("s3", "s2"))
                .body("data.contracts.nodes.mrr", contains(nullValue(), nullValue()));
    }

    @Test
    void neverShowsMoreThanTheCallerMaySee() {
        String all = "{ leads(filter:{team:\"" + north + "\"}) { nodes { externalId } } "
                + "opportunities { nodes { externalId } } bobs: opportunities(filter:{stage:\"New\"}) { nodes { externalId } } }";
        company.query(company.rep("ann@x.example"), all).body("errors", nullValue())
                .body("data.leads.nodes.externalId", contains("l1"))
                .body("data.opportunities.nodes.externalId", contains("o1")).body("data.bobs.nodes", empty());
        company.query(company.manager("mia@x.example"), all)
                .body("data.leads.nodes.externalId", contains("l1", "l3"))
                .body("data.opportunities.nodes.externalId", contains("o3", "o1"))
                .body("data.bobs.nodes.externalId", contains("o3"));
        company.query(company.rep("bob@x.example"), "{ leads(filter:{owner:\"" + ann + "\"}) { nodes { id } } }")
                .body("data.leads.nodes", empty());
        company.query(new IngestClient().admin, all).body("data.leads.nodes", empty())
                .body("data.opportunities.nodes", empty());
    }

    @Test
    void pagesForwardInBothOrdersForEveryKindOfCaller() {
        for (String caller : new String[]{company.admin, company.manager("mia@x.example")}) {
            List<String> oldest = walk(caller, "leads", "OLDEST_FIRST");
            assertThat(walk(caller, "leads", "NEWEST_FIRST")).isEqualTo(oldest.reversed());
            List<String> deals = walk(caller, "opportunities", "OLDEST_FIRST");
            assertThat(deals).startsWith("o3", "o1");
            assertThat(walk(caller, "opportunities", "NEWEST_FIRST")).isEqualTo(deals.reversed());
        }
    }

    @Test
    void refusesValuesThatNoRecordCanHave() {
        company.query(company.admin, "{ accounts(filter:{segment:\"" + "x".repeat(256) + "\"}) { nodes { id } } }")
                .body("errors[0].extensions.code", is("INVALID_ARGUMENT"));
        company.query(company.admin, "{ accounts(filter:{namePrefix:\"'; DROP TABLE record --\"}) { nodes { id } } }")
                .body("errors", nullValue()).body("data.accounts.nodes", empty());
    }

    private List<String> walk(String caller, String connection, String order) {
        List<String> found = new ArrayList<>();
        String after = "";
        while (true) {
            JsonPath page = company.query(caller, "{ page: " + connection + "(first:1, order:" + order + after
                    + ") { nodes { externalId } pageInfo { hasNextPage endCursor } } }").extract().jsonPath();
            found.addAll(page.getList("data.page.nodes.externalId"));
            if (!page.getBoolean("data.page.pageInfo.hasNextPage")) {
                return found;
            }
            after = ", after:\"" + page.getString("data.page.pageInfo.endCursor") + "\"";
        }
    }

    private String id(String kind, String item) {
        return company.push(kind, item).statusCode(200).extract().path("results[0].id");
    }
}
