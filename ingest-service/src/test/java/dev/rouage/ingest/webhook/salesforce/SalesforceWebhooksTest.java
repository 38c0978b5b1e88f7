package dev.rouage.ingest.webhook.salesforce;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.ingest.webhook.Change;
import dev.rouage.ingest.webhook.Delivery;
import dev.rouage.ingest.webhook.WebhookRequest;
import dev.rouage.platform.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SalesforceWebhooksTest {
    private final SalesforceWebhooks webhooks = new SalesforceWebhooks();

    @Test
    void nullIsUnchangedUnlessTheHeaderCallsItNulled() {
        List<Change> changes = webhooks.changes(StrictJson.read("""
                {"ChangeEventHeader":{"entityName":"Opportunity","recordIds":["006A","006B"],"changeType":"UPDATE",
                  "commitTimestamp":1652977933000,"commitNumber":1652977933433528300,"sequenceNumber":1,
                  "nulledFields":["Amount"]},"StageName":"Prospecting","Amount":null,"CloseDate":null}"""));

        assertThat(changes).hasSize(2).allSatisfy(change -> {
            JsonNode row = ((Change.Upsert) change).row();
            assertThat(row.has("CloseDate")).isFalse();
            assertThat(row.get("Amount").isNull()).isTrue();
        });
        assertThat(((Change.Upsert) changes.get(1)).row().path("Id").asText()).isEqualTo("006B");
    }

    @Test
    void changesOfOneSecondKeepTheirOrder() {
        Instant first = at(1652977933000L, 1652977933433528300L, 1);
        Instant second = at(1652977933000L, 1652977933433528300L, 2);
        Instant third = at(1652977933000L, 1652977933900000000L, 1);
        assertThat(first).isEqualTo("2022-05-19T16:32:13.433529Z").isBefore(second);
        assertThat(second).isBefore(third);
        assertThat(at(1652977933000L, 10_585_193_272_713L, 1)).isBefore(at(1652977933000L, 10_585_193_272_714L, 1))
                .isBetween("2022-05-19T16:32:13Z", "2022-05-19T16:32:13.999999Z");
    }

    @ParameterizedTest
    @CsvSource({"GAP_CREATE,1", "GAP_UPDATE,1", "GAP_DELETE,1", "GAP_UNDELETE,1", "GAP_OVERFLOW,0"})
    void aGapSaysWhatIsNotKnown(String type, int records) {
        List<Change> changes = webhooks.changes(StrictJson.read("""
                {"ChangeEventHeader":{"entityName":"Account","recordIds":["001A"],"changeType":"%s"}}"""
                .formatted(type)));

        assertThat(changes).singleElement().isInstanceOfSatisfying(Change.Gap.class,
                gap -> assertThat(gap.ids()).hasSize(records));
    }

    @Test
    void takesBareEventsAndEventsInTheirEnvelopes() {
        String bare = "{\"ChangeEventHeader\":{\"entityName\":\"Lead\",\"recordIds\":[\"00Q1\"],\"transactionKey\":\"t\",\"sequenceNumber\":1,\"changeType\":\"UPDATE\"}}";
        String body = "[" + bare + ",{\"payload\":" + bare + ",\"event\":{\"replayId\":7}},{\"data\":{\"payload\":"
                + bare
                + "}}]";

        List<Delivery> deliveries = webhooks.deliveries(new WebhookRequest("POST", "", Map.of(),
                body.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));

        assertThat(deliveries).hasSize(3).allSatisfy(delivery -> {
            assertThat(delivery.eventId()).isEqualTo("t:1:Lead:UPDATE");
            assertThat(delivery.object()).isEqualTo("Lead/00Q1");
        });
    }

    @Test
    void anEventWithoutItsTimeOrRecordsIsUnreadable() {
        assertThatThrownBy(() -> webhooks.changes(StrictJson.read(
                "{\"ChangeEventHeader\":{\"entityName\":\"Lead\",\"recordIds\":[\"1\"],\"changeType\":\"UPDATE\"}}")))
                .extracting("code").hasToString("UNREADABLE_EVENT");
        assertThatThrownBy(() -> webhooks.changes(StrictJson.read(
                "{\"ChangeEventHeader\":{\"entityName\":\"Lead\",\"changeType\":\"UPDATE\",\"commitTimestamp\":1}}")))
                .extracting("code").hasToString("UNREADABLE_EVENT");
    }

    private static Instant at(long timestamp, long commit, long sequence) {
        return CommitTime.of(StrictJson.mapper().createObjectNode().put("commitTimestamp", timestamp)
                .put("commitNumber", commit).put("sequenceNumber", sequence));
    }
}
