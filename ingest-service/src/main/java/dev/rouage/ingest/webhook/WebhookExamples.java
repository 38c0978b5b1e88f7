package dev.rouage.ingest.webhook;

/** Examples of the calls, as the API's description shows them; the tests send them. */
final class WebhookExamples {
    static final String HUBSPOT = """
            [{"eventId":1,"occurredAt":1767600000000,"subscriptionType":"deal.creation","objectId":7},\
            {"eventId":2,"occurredAt":1767600000000,"subscriptionType":"deal.propertyChange","objectId":7,\
            "propertyName":"dealstage","propertyValue":"contractsent"}]""";
    static final String STANDARD = """
            {"type":"account.created","timestamp":"2026-01-31T10:00:00Z","data":{"externalId":"9","name":"Acme"}}""";
    static final String PARKED = """
            [{"id":"3","object":"deal/7","receivedAt":"2026-01-31T10:00:00Z","attempts":6,"code":"INVALID_NUMBER",\
            "message":"/properties.amount: no number","payload":"{\\"eventId\\":3}"}]""";

    private WebhookExamples() {}
}
