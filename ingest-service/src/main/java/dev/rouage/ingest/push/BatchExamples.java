package dev.rouage.ingest.push;

/** Examples of the calls, as the API's description shows them; the tests send them. */
final class BatchExamples {
    static final String REQUEST = """
            {"inputs":[{"rowKey":"r1","source":"my-crm","externalId":"42","version":1,"fields":{"name":"Acme","country":"FR"}}]}
            """;
    static final String ANSWER = """
            {"results":[{"rowKey":"r1","status":"CREATED","id":"5a0f6c1e-77c1-8d3a-9b52-0d6a4f0f8a11","errors":[]}],\
            "counts":{"CREATED":1}}""";
    static final String MIXED = """
            {"results":[{"rowKey":"r1","status":"UPDATED","id":"5a0f6c1e-77c1-8d3a-9b52-0d6a4f0f8a11","errors":[]},\
            {"rowKey":"r2","status":"REJECTED","id":null,"errors":[{"code":"MISSING_FIELD","pointer":"/fields/name",\
            "message":"A account needs 'name'"}]}],"counts":{"UPDATED":1,"REJECTED":1}}""";

    private BatchExamples() {}
}
