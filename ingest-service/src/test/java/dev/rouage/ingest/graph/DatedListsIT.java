package dev.rouage.ingest.graph;

import java.util.ArrayList;
import java.util.List;

import dev.rouage.ingest.IngestClient;
import dev.rouage.testing.PostgresKafkaResource;
import dev.rouage.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.rouage.ingest.IngestClient.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** What is listed by date: activities, survey responses, complaints, reviews, spends, exchange rates. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class DatedListsIT {
    private final IngestClient company = new IngestClient();
    private String north;
    private String ann;
    private String acme;
    private String lead;
    private String deal;
    private String call;
    private String answer;
    private String spend;

    @BeforeEach
    void aCompany() {
        north = id("team", item("north", "\"name\":\"North\",\"manager\":\"mia\""));
        ann = id("rep", item("ann", "\"name\":\"Ann\",\"email\":\"ann@x.example\",\"team\":\"north\""));
        push("rep", item("mia", "\"name\":\"Mia\",\"email\":\"mia@x.example\""),
                item("bob", "\"name\":\"Bob\",\"email\":\"bob@x.example\""));
        acme = id("account", item("acme", "\"name\":\"Acme\""));
        lead = id("lead", item("l1", "\"detectedAt\":\"2026-01-01T00:00:00Z\",\"owner\":\"ann\""));
        deal = id("opportunity", item("d1", "\"stage\":\"New\",\"createdAt\":\"2026-01-01\",\"owner\":\"bob\""));
        call = id("activity", item("a1",
                "\"type\":\"CALL\",\"at\":\"2026-01-02T09:00:00Z\",\"rep\":\"ann\",\"lead\":\"l1\",\"opportunity\":\"d1\",\"account\":\"acme\",\"direction\":\"OUTBOUND\",\"automated\":false,\"minutes\":\"12.5\""));
        push("activity",
                item("a2", "\"type\":\"EMAIL\",\"at\":\"2026-01-03T00:00:00Z\",\"rep\":\"bob\",\"automated\":true"),
                item("a3", "\"type\":\"DEMO\",\"at\":\"2026-01-01T00:00:00Z\""));
        answer = id("surveyResponse", item("s1",
                "\"score\":9,\"respondedAt\":\"2026-01-05T00:00:00Z\",\"account\":\"acme\",\"rep\":\"ann\",\"survey\":\"spring\""));
        push("surveyResponse", item("s2", "\"score\":3,\"respondedAt\":\"2026-01-04T00:00:00Z\",\"rep\":\"bob\""));
        push("complaint",
                item("c1", "\"openedAt\":\"2026-01-02T00:00:00Z\",\"account\":\"acme\",\"category\":\"late\""),
                item("c2", "\"openedAt\":\"2026-01-01T00:00:00Z\",\"resolvedAt\":\"2026-01-03T00:00:00Z\""));
        push("review",
                item("r1",
                        "\"rating\":5,\"publishedAt\":\"2026-01-02T00:00:00Z\",\"account\":\"acme\",\"source\":\"g2\""),
                item("r2", "\"rating\":1,\"publishedAt\":\"2026-01-01T00:00:00Z\""));
        spend = id("spend", item("p1",
                "\"side\":\"MARKETING\",\"channel\":\"ads\",\"amount\":\"100.50\",\"currency\":\"EUR\",\"from\":\"2026-01-01\",\"to\":\"2026-01-31\""));
        push("spend", item("p2",
                "\"side\":\"SALES\",\"category\":\"pay\",\"amount\":\"9\",\"currency\":\"USD\",\"from\":\"2026-02-01\",\"to\":\"2026-02-28\""));
        push("fxRate", item("x1", "\"base\":\"USD\",\"quote\":\"EUR\",\"on\":\"2026-01-01\",\"rate\":\"0.91\""),
                item("x2", "\"base\":\"GBP\",\"quote\":\"EUR\",\"on\":\"2026-01-02\",\"rate\":\"1.17\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            activities | source:"crm"                            | a3 a1 a2
            activities | rep:"ANN"                               | a1
            activities | team:"NORTH"                            | a1
            activities | account:"ACME"                          | a1
            activities | account:"nonsense"                      |
            activities | lead:"LEAD"                             | a1
            activities | opportunity:"DEAL"                      | a1
            activities | opportunity:"LEAD"                      |
            activities | type:"EMAIL"                            | a2
            activities | direction:"OUTBOUND"                    | a1
            activities | automated:true                          | a2
            activities | automated:false                         | a1
            activities | from:"2026-01-02", to:"2026-01-02"      | a1
            surveyResponses | rep:"ANN"                          | s1
            surveyResponses | team:"NORTH", survey:"spring"      | s1
            surveyResponses | account:"ACME"                     | s1
            surveyResponses | lowest:9                           | s1
            surveyResponses | lowest:3, highest:8                | s2
            surveyResponses | to:"2026-01-04"                    | s2
            complaints | resolved:true                           | c2
            complaints | resolved:false                          | c1
            complaints | account:"ACME", category:"late"         | c1
            complaints | from:"2026-01-02", source:"other"       |
            reviews | lowest:5                                   | r1
            reviews | highest:4                                  | r2
            reviews | account:"ACME", reviewSource:"g2"          | r1
            reviews | to:"2026-01-01"                            | r2
            spends | side:"SALES", category:"pay"                | p2
            spends | channel:"ads", currency:"EUR"               | p1
            spends | from:"2026-01-31", to:"2026-02-01"          | p1 p2
            spends | from:"2026-02-01"                           | p2
            spends | to:"2026-01-31"                             | p1
            fxRates | base:"USD"                                 | x1
            fxRates | quote:"EUR", from:"2026-01-02"             | x2
            """)
    void filters(String connection, String filter, String expected) {
        String wanted = filter.replace("NORTH", north).replace("ANN", ann).replace("ACME", acme).replace("LEAD", lead)
                .replace("DEAL", deal);
        company.query(company.admin,
                "{ " + connection + "(filter:{" + wanted + "}) { nodes { externalId } } }").body("errors", nullValue())
                .body("data." + connection + ".nodes.externalId",
                        expected == null ? empty() : contains((Object[]) expected.split(" ")));
    }

    @Test
    void tellsAllThatIsKnown() {
        company.query(company.admin, "{ activity(id:\"" + call + "\") { type at direction automated minutes "
                + "rep { name } lead { id } opportunity { id } account { name } } surveyResponse(id:\"" + answer
                + "\") { score respondedAt survey rep { name } account { name } } spend(id:\"" + spend
                + "\") { amount currency from to channel } fxRates(filter:{base:\"USD\"}) { nodes { rate on } } "
                + "reviews(first:1, order:NEWEST_FIRST) { nodes { rating reviewSource account { name } } } "
                + "complaints(order:NEWEST_FIRST) { nodes { category resolvedAt account { name } } } }")
                .body("errors", nullValue()).body("data.activity.minutes", is(12.5f))
                .body("data.activity.automated", is(false)).body("data.activity.rep.name", is("Ann"))
                .body("data.activity.lead.id", is(lead)).body("data.activity.opportunity.id", is(deal))
                .body("data.activity.account.name", is("Acme")).body("data.surveyResponse.score", is(9))
                .body("data.surveyResponse.rep.name", is("Ann")).body("data.spend.amount", is(100.50f))
                .body("data.spend.from", is("2026-01-01")).body("data.fxRates.nodes[0].rate", is(0.91f))
                .body("data.reviews.nodes.rating", contains(5)).body("data.reviews.nodes[0].reviewSource", is("g2"))
                .body("data.complaints.nodes.category", contains("late", null));
    }

    @Test
    void whatBelongsToARepIsForTheRepAndItsManagers() {
        String query = "{ activities { nodes { externalId opportunity { id } } } surveyResponses { nodes { externalId } } "
                + "activity(id:\"" + call + "\") { type } surveyResponse(id:\"" + answer + "\") { score } }";
        company.query(company.rep("ann@x.example"), query).body("errors", nullValue())
                .body("data.activities.nodes.externalId", contains("a1"))
                .body("data.activities.nodes[0].opportunity", nullValue())
                .body("data.surveyResponses.nodes.externalId", contains("s1")).body("data.activity.type", is("CALL"));
        company.query(company.rep("bob@x.example"), query).body("errors", nullValue())
                .body("data.activities.nodes.externalId", contains("a2"))
                .body("data.surveyResponses.nodes.externalId", contains("s2")).body("data.activity", nullValue())
                .body("data.surveyResponse", nullValue());
        company.query(company.manager("mia@x.example"), query).body("data.activities.nodes.externalId", contains("a1"))
                .body("data.surveyResponse.score", is(9));
        company.query(company.rep("stranger@x.example"), query).body("data.activities.nodes", empty());
        company.query(company.admin, query).body("data.activities.nodes.externalId",
                containsInAnyOrder("a1", "a2", "a3"));
    }

    @Test
    void whatIsSpentIsForManagersAndItsAmountForThoseWhoSeeMoney() {
        String query = "{ spends { nodes { side amount } } }";
        company.query(company.rep("ann@x.example"), query).body("errors[0].extensions.code", is("FORBIDDEN"));
        company.query(company.rep("ann@x.example"), "{ spend(id:\"" + spend + "\") { side } }")
                .body("errors[0].extensions.code", is("FORBIDDEN"));
        company.query(company.rep("ann@x.example"), "{ fxRates { nodes { externalId } } }")
                .body("data.fxRates.nodes.externalId", contains("x1", "x2"));
        company.query(TestTokens.token(company.tenant, "company", "mia@x.example", "manager"), query)
                .body("data.spends.nodes.side", contains("MARKETING", "SALES"))
                .body("data.spends.nodes.amount", contains(nullValue(), nullValue()));
        company.query(company.manager("mia@x.example"), query).body("data.spends.nodes.amount", contains(100.50f, 9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"activities", "surveyResponses", "complaints", "reviews", "spends", "fxRates"})
    void pagesForwardInBothOrdersAndNeverMoreThanAHundred(String connection) {
        List<String> oldest = walk(connection, "OLDEST_FIRST");
        assertThat(oldest).hasSizeBetween(2, 3);
        assertThat(walk(connection, "NEWEST_FIRST")).isEqualTo(oldest.reversed());
        company.query(company.admin, "{ " + connection + "(first:101) { nodes { id } } }")
                .body("errors[0].extensions.code", is("INVALID_ARGUMENT"));
    }

    private List<String> walk(String connection, String order) {
        List<String> found = new ArrayList<>();
        String after = "";
        while (true) {
            JsonPath page = company.query(company.admin, "{ page: " + connection + "(first:1, order:" + order + after
                    + ") { edges { cursor node { externalId } } pageInfo { hasNextPage endCursor } } }").extract()
                    .jsonPath();
            found.addAll(page.getList("data.page.edges.node.externalId"));
            if (!page.getBoolean("data.page.pageInfo.hasNextPage")) {
                return found;
            }
            after = ", after:\"" + page.getString("data.page.pageInfo.endCursor") + "\"";
        }
    }

    private void push(String kind, String... items) {
        company.push(kind, items).statusCode(200);
    }

    private String id(String kind, String item) {
        return company.push(kind, item).statusCode(200).extract().path("results[0].id");
    }
}
