package dev.rouage.e2e;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** A change that a consumer can't apply is set aside with its cause, and replayed once the cause is gone. */
@Order(80)
@ExtendWith(StackExtension.class)
class DeadLettersIT {

    private static final String OPEN = "{ deadLetters(state: OPEN) { nodes { id service kind recordId cause } } }";
    private static final String REPLAY = "mutation { replayDeadLetters { replayed withoutRecord } }";

    private final Stack stack;
    private final Graph ingest;

    DeadLettersIT(Stack stack) {
        this.stack = stack;
        this.ingest = stack.graph(stack.ingest(), stack.token("demo-admin"));
    }

    @Test
    void aDealThatKpiServiceCannotApplyIsInTheFiguresAfterItsReplay() throws Exception {
        Deals deals = new Deals(new FarDeals("far-poison", 1974), 20);
        Graph admin = stack.gateway("demo-admin");
        poison("kpi", "crm_record", "source <> 'far-poison' OR external_id <> 'deal-13'");

        stack.push("demo-integrator", "poison-", deals.items());
        JsonNode letter = awaitLetter("kpi-service");
        assertThat(letter.path("kind").asText()).isEqualTo("opportunity");
        assertThat(letter.path("cause").asText()).contains("poison");
        stack.eventually(() -> assertThat(deals.far().revenue(admin)).isEqualByComparingTo("197"));

        cure("kpi", "crm_record");
        assertThat(ingest.ask(REPLAY).data("/replayDeadLetters/replayed").asInt()).isEqualTo(1);
        deals.awaitInFiguresOnce(stack);
        assertThat(ingest.ask(OPEN).data("/deadLetters/nodes")).isEmpty();
    }

    @Test
    void aRepThatCoachingServiceCannotApplyIsTrainedAfterItsReplay() throws Exception {
        poison("coaching", "rep", "name <> 'Poisoned'");

        stack.push("demo-integrator", "poison-", Stream.of(Item.upsert(Kind.REP, "far-poison", "rep", 1,
                Fields.none().with("name", "Poisoned").with("hiredOn", LocalDate.now()))));
        JsonNode letter = awaitLetter("coaching-service");
        String rep = letter.path("recordId").asText();
        assertThat(letter.path("cause").asText()).contains("poison");
        assertThat(onboarding(rep).isNull()).isTrue();

        cure("coaching", "rep");
        assertThat(ingest.ask(REPLAY).data("/replayDeadLetters/replayed").asInt()).isEqualTo(1);
        stack.eventually(() -> assertThat(onboarding(rep).path("progress").isNumber()).isTrue());
    }

    private JsonNode onboarding(String rep) {
        return stack.gateway("demo-admin").ask("{ rep(id: \"%s\") { onboarding { progress } } }".formatted(rep))
                .data("/rep/onboarding");
    }

    private JsonNode awaitLetter(String service) {
        stack.eventually(() -> assertThat(services()).contains(service));
        for (JsonNode letter : ingest.ask(OPEN).data("/deadLetters/nodes")) {
            if (letter.path("service").asText().equals(service)) {
                return letter;
            }
        }
        throw new AssertionError("The letter of " + service + " is gone");
    }

    private List<String> services() {
        return ingest.ask(OPEN).data("/deadLetters/nodes").findValuesAsText("service");
    }

    private void poison(String database, String table, String condition) throws SQLException {
        execute(database, "ALTER TABLE %s ADD CONSTRAINT poison CHECK (%s) NOT VALID".formatted(table, condition));
    }

    private void cure(String database, String table) throws SQLException {
        execute(database, "ALTER TABLE %s DROP CONSTRAINT poison".formatted(table));
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = stack.machine().postgres().part().connectAsSuperuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
