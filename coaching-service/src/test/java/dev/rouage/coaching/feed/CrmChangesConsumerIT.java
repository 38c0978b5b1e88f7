package dev.rouage.coaching.feed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import dev.rouage.coaching.support.Graph;
import dev.rouage.coaching.support.TestCompany;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "coaching"))
class CrmChangesConsumerIT {
    private final TestCompany company = new TestCompany();

    @Test
    void passesOverWhatNobodyHereNeeds() {
        RecordMetadata first = company.activity();
        Graph.await(() -> nextOffset(first) > first.offset());

        UUID ann = company.rep("ann", null, LocalDate.now(ZoneOffset.UTC));
        RecordMetadata last = company.activity();
        Graph.await(() -> nextOffset(last) > last.offset());

        assertThat(Graph.rep(company.token("boss", "admin"), ann, "onboarding { progress }")
                .getString("data._entities[0].onboarding")).isNotNull();
    }

    private static long nextOffset(RecordMetadata place) {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        try (Connection connection = DriverManager.getConnection(url, "coaching_app", "coaching_app");
                PreparedStatement sql = connection.prepareStatement(
                        "SELECT next_offset FROM consumed_offset WHERE topic = ? AND partition = ?")) {
            sql.setString(1, place.topic());
            sql.setInt(2, place.partition());
            ResultSet row = sql.executeQuery();
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
