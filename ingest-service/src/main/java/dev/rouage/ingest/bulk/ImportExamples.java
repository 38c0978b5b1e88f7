package dev.rouage.ingest.bulk;

/** Examples of the calls, as the API's description shows them; the tests send them. */
final class ImportExamples {
    static final String NDJSON = """
            {"source":"my-crm","externalId":"42","version":1,"fields":{"name":"Acme"}}
            {"source":"my-crm","externalId":"43","op":"DELETE","version":7}
            """;
    static final String CSV = """
            externalId,version,name,segment,nulled
            42,1,Acme,SMB,
            43,2,"Acme, ""the other\""",,country""";
    static final String JOB = """
            {"id":"0d6f3f0e-5a53-4b6e-9df1-4c1c34b1f7c2","kind":"account","state":"COMPLETE","received":2,"applied":2,\
            "rejected":0,"progress":1.0,"failure":null,"resync":null,"createdAt":"2026-01-31T10:00:00Z",\
            "finishedAt":"2026-01-31T10:00:01Z"}""";
    static final String REJECTED = """
            {"line":3,"content":"{\\"source\\":\\"my-crm\\",\\"externalId\\":\\"44\\"}","errors":[{"code":"MISSING_FIELD",\
            "pointer":"/fields/name","message":"A account needs 'name'"}]}
            """;

    static final String CANCELLED = """
            {"id":"0d6f3f0e-5a53-4b6e-9df1-4c1c34b1f7c2","kind":"account","state":"CANCELLED","received":4000,"applied":4000,\
            "rejected":0,"progress":0.411,"failure":null,"resync":null,"createdAt":"2026-01-31T10:00:00Z",\
            "finishedAt":"2026-01-31T10:00:01Z"}""";
    static final String PAGE = "{\"imports\":[" + JOB + "],\"next\":null}";

    private ImportExamples() {}
}
