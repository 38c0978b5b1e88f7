package dev.rouage.demo.record;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/contracts.md asks of records, as far as one can tell from items alone. */
public final class Contract {

    private static final Map<Kind, Set<String>> REQUIRED = Map.ofEntries(Map.entry(Kind.TEAM, Set.of("name")),
            Map.entry(Kind.REP, Set.of("name")), Map.entry(Kind.ACCOUNT, Set.of("name")),
            Map.entry(Kind.LEAD, Set.of("detectedAt")),
            Map.entry(Kind.PIPELINE_STAGE, Set.of("pipeline", "stage", "category")),
            Map.entry(Kind.OPPORTUNITY, Set.of("stage", "createdAt")), Map.entry(Kind.ACTIVITY, Set.of("type", "at")),
            Map.entry(Kind.CONTRACT, Set.of("account", "startOn")),
            Map.entry(Kind.SPEND, Set.of("side", "amount", "currency", "from", "to")),
            Map.entry(Kind.SURVEY_RESPONSE, Set.of("score", "respondedAt")),
            Map.entry(Kind.COMPLAINT, Set.of("openedAt")), Map.entry(Kind.REVIEW, Set.of("rating", "publishedAt")),
            Map.entry(Kind.FX_RATE, Set.of("base", "quote", "on", "rate")));

    private static final Map<String, Kind> REFERENCES = Map.of("parentTeam", Kind.TEAM, "manager", Kind.REP, "team",
            Kind.TEAM,
            "owner", Kind.REP, "rep", Kind.REP, "account", Kind.ACCOUNT, "lead", Kind.LEAD, "opportunity",
            Kind.OPPORTUNITY,
            "renewalOf", Kind.CONTRACT);

    private static final Map<String, Set<String>> WORDS = Map.of("category", Set.of("OPEN", "WON", "LOST"), "type",
            Set.of("CALL", "EMAIL", "MEETING", "DEMO", "RESEARCH", "PERSONALISATION", "OTHER", "NEW", "RENEWAL",
                    "EXPANSION"),
            "direction", Set.of("INBOUND", "OUTBOUND"), "side", Set.of("SALES", "MARKETING"));

    private Contract() {}

    /** Fails unless new records are whole, references name records of the story, and no write comes twice. */
    public static void check(List<Item> items) {
        Set<String> records = new HashSet<>();
        Set<String> writes = new HashSet<>();
        for (Item item : items) {
            String record = item.kind() + "/" + item.externalId();
            assertThat(writes.add(record + "/" + item.version())).as("%s comes once", record).isTrue();
            if (records.add(record)) {
                assertThat(item.operation()).as(record).isEqualTo(Operation.UPSERT);
                assertThat(item.fields().asMap().keySet()).as(record).containsAll(REQUIRED.get(item.kind()));
            }
            words(item);
        }
        items.forEach(item -> references(item, records));
    }

    private static void words(Item item) {
        WORDS.forEach((field, words) -> item.fields()
                .text(field)
                .filter(_ -> item.kind() == Kind.PIPELINE_STAGE || !field.equals("category"))
                .ifPresent(word -> assertThat(words).contains(word)));
    }

    private static void references(Item item, Set<String> records) {
        REFERENCES.forEach((field, kind) -> item.fields().text(field).ifPresent(id -> exists(kind, id, item, records)));
        item.history()
                .getOrDefault("owner", List.of())
                .forEach(owner -> exists(Kind.REP, owner.value(), item, records));
        if (item.mergedInto() != null) {
            exists(item.kind(), item.mergedInto(), item, records);
        }
    }

    private static void exists(Kind kind, String id, Item referrer, Set<String> records) {
        assertThat(records.contains(kind + "/" + id)).as("%s %s named by %s", kind, id, referrer).isTrue();
    }
}
