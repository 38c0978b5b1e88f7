package dev.rouage.ingest.quality;

/** An example of the answer, as the API's description shows it. */
final class QualityReportExample {
    static final String JSON = """
            {"source":"my-crm","importId":null,"state":"READY","computedAt":"2026-01-31T10:00:00Z","records":1200,\
            "findings":[{"code":"PENDING_REFERENCE","kind":"opportunity","field":"owner","detail":null,"count":1,\
            "of":310,"examples":[{"id":"5a0f6c1e-77c1-8d3a-9b52-0d6a4f0f8a11","source":"my-crm","externalId":"77"}]}],\
            "unfinished":[]}""";

    private QualityReportExample() {}
}
