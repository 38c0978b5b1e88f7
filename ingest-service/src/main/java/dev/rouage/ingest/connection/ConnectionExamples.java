package dev.rouage.ingest.connection;

/** Examples of the calls, as the API's description shows them; the tests send them. */
final class ConnectionExamples {
    static final String REQUEST = """
            {"vendor":"hubspot","source":"hubspot:12345678","secret":"yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy",\
            "overrides":{"stages":{"default":{"signed":"WON"}}}}""";
    static final String CHANGE = """
            {"overrides":{"objects":{"deal":{"opportunity":{"fields":{"product":"product_line"}}}}}}""";
    static final String SECRET = """
            {"secret":"zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz","previousValidFor":"PT24H"}""";
    static final String CONNECTION = """
            {"id":"5a0f6c1e-77c1-4d3a-9b52-0d6a4f0f8a11","vendor":"hubspot","source":"hubspot:12345678",\
            "preset":"hubspot","overrides":{"stages":{"default":{"signed":"WON"}}},\
            "webhookPath":"/v1/webhooks/hubspot/5a0f6c1e-77c1-4d3a-9b52-0d6a4f0f8a11","createdAt":"2026-01-31T10:00:00Z",\
            "health":{"received":2,"processed":1,"duplicates":0,"unknown":0,"failed":0,"parked":0,"waiting":1}}""";
    static final String LIST = "[" + CONNECTION + "]";

    private ConnectionExamples() {}
}
