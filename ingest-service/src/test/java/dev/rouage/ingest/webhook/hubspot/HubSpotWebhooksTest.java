package dev.rouage.ingest.webhook.hubspot;

import java.util.List;

import dev.rouage.ingest.webhook.Change;
import dev.rouage.platform.json.StrictJson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HubSpotWebhooksTest {
    private final HubSpotWebhooks webhooks = new HubSpotWebhooks();

    @Test
    void aPropertyChangeTellsThatPropertyOnly() {
        assertThat(changes("deal.propertyChange",
                "\"objectId\":7,\"propertyName\":\"dealstage\",\"propertyValue\":\"closedwon\""))
                .singleElement().isInstanceOfSatisfying(Change.Upsert.class, change -> {
                    assertThat(change.complete()).isFalse();
                    assertThat(change.row()).hasToString("{\"id\":\"7\",\"properties\":{\"dealstage\":\"closedwon\"}}");
                    assertThat(change.at()).isEqualTo("2024-02-26T22:29:58.741123Z");
                });
    }

    @Test
    void genericSubscriptionsTellTheObjectByItsType() {
        assertThat(changes("object.deletion", "\"objectId\":7,\"objectTypeId\":\"0-3\"")).singleElement()
                .isInstanceOfSatisfying(Change.Delete.class, change -> assertThat(change.object()).isEqualTo("deal"));
    }

    @Test
    void mergesFollowTheObjectThatIsLeft() {
        assertThat(changes("company.merge",
                "\"objectId\":1,\"primaryObjectId\":1,\"mergedObjectIds\":[2,3],\"newObjectId\":9"))
                .extracting(change -> ((Change.Merge) change).id() + ">" + ((Change.Merge) change).survivor())
                .containsExactly("2>9", "3>9", "1>9");
    }

    @Test
    void associationsSetAndClearAReference() {
        assertThat(row(changes("deal.associationChange",
                "\"associationType\":\"DEAL_TO_COMPANY\",\"fromObjectId\":7,\"toObjectId\":3,\"associationRemoved\":false,\"isPrimaryAssociation\":true")))
                .isEqualTo("{\"id\":\"7\",\"associations\":{\"company\":\"3\"}}");
        assertThat(row(changes("deal.associationChange",
                "\"associationType\":\"DEAL_TO_CONTACT\",\"fromObjectId\":7,\"toObjectId\":3,\"associationRemoved\":true")))
                .isEqualTo("{\"id\":\"7\",\"associations\":{\"contact\":null}}");
        assertThat(changes("deal.associationChange",
                "\"associationType\":\"DEAL_TO_COMPANY\",\"fromObjectId\":7,\"toObjectId\":4,\"associationRemoved\":false,\"isPrimaryAssociation\":false"))
                .isEmpty();
    }

    @Test
    void whatIsNotKnownSaysNothing() {
        assertThat(changes("conversation.newMessage", "\"objectId\":7")).isEmpty();
        assertThat(changes("contact.privacyDeletion", "\"objectId\":7")).containsExactly(
                new Change.Erasure("contact", "7"));
    }

    private List<Change> changes(String type, String fields) {
        return webhooks.changes(StrictJson.read("{\"eventId\":4123,\"occurredAt\":1708986598741,\"subscriptionType\":\""
                + type + "\"," + fields + "}"));
    }

    private static String row(List<Change> changes) {
        return ((Change.Upsert) changes.getFirst()).row().toString();
    }
}
