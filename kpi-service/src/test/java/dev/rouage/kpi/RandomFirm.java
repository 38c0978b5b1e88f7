package dev.rouage.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.CoachingEnvelope;
import dev.rouage.platform.event.RecordKind;

/** A firm whose CRM changes at random: a small one, so that its records meet each other often. */
final class RandomFirm {
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private Instant detected = YEAR;
    private String latestLead = "lead0";
    private final Map<UUID, Long> eventRevisions = new HashMap<>();
    final Crm crm;

    RandomFirm(long seed) {
        random = new Random(seed);
        crm = new Crm(random);
    }

    /** Changes of that many records, as they were made: in order, each once. */
    List<ChangeEvent> changes(int count) {
        return Stream.generate(this::change).limit(count).toList();
    }

    /** The same changes as they may arrive: some late, some twice, some of long ago once more. */
    List<ChangeEvent> disturbed(List<ChangeEvent> changes, List<ChangeEvent> earlier) {
        List<ChangeEvent> arriving = new ArrayList<>(changes);
        changes.stream().filter(_ -> random.nextInt(4) == 0).forEach(arriving::add);
        earlier.stream().filter(_ -> random.nextInt(20) == 0).forEach(arriving::add);
        java.util.Collections.shuffle(arriving, random);
        return arriving;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    private ChangeEvent change() {
        return switch (random.nextInt(58)) {
            case 0, 1 -> stage();
            case 2, 3 -> party(RecordKind.ACCOUNT, "account", 3,
                    fields(maybe("segment", "Small", "Large"), maybe("country", "FR", "DE")));
            case 4, 5, 20, 21, 22 -> lead();
            case 9, 10, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33 -> activity();
            case 34, 35 -> spend();
            case 6, 40 -> rep();
            case 7, 8 -> rate();
            case 41, 42, 43, 44, 45, 46 -> contract();
            case 47, 48, 49 -> said(RecordKind.SURVEY_RESPONSE, "answer", fields("'score':" + random.nextInt(11),
                    "'respondedAt':'" + instant(200) + "'", reference("account", RecordKind.ACCOUNT, "account", 3),
                    reference("rep", RecordKind.REP, "rep", 3)));
            case 50, 51 -> said(RecordKind.COMPLAINT, "complaint", fields("'openedAt':'" + instant(180) + "'",
                    maybe("firstResponseAt", instant(200).toString()), maybe("resolvedAt", instant(200).toString()),
                    reference("account", RecordKind.ACCOUNT, "account", 3)));
            case 52, 53 -> said(RecordKind.REVIEW, "review", fields("'rating':" + (1 + random.nextInt(5)),
                    "'publishedAt':'" + instant(180) + "'", reference("account", RecordKind.ACCOUNT, "account", 3)));
            case 54, 55, 56, 57 -> team();
            default -> deal();
        };
    }

    /** Leads of all reps, contacted some hours or days after their detection. */
    List<ChangeEvent> contactedLeads() {
        List<ChangeEvent> changes = new ArrayList<>();
        for (int lead = 0; lead < 6; lead++) {
            Instant at = instant(60);
            changes.add(crm.live(RecordKind.LEAD, "lead" + lead, fields("'detectedAt':'" + at + "'",
                    "'owner':'" + crm.id(RecordKind.REP, "rep" + lead % 3) + "'")));
            changes.add(crm.live(RecordKind.ACTIVITY, "activity" + lead, fields("'type':'CALL'",
                    "'direction':'OUTBOUND'", "'at':'" + at.plusSeconds(random.nextInt(400_000)) + "'",
                    "'lead':'" + crm.id(RecordKind.LEAD, "lead" + lead) + "'")));
        }
        return changes;
    }

    /** That many reps and teams that come, go or move. */
    List<ChangeEvent> moves(int count) {
        return Stream.generate(() -> random.nextBoolean() ? rep() : team()).limit(count).toList();
    }

    private ChangeEvent rep() {
        return party(RecordKind.REP, "rep", 3, fields(day("hiredOn", 100),
                random.nextInt(4) == 0 ? day("leftOn", 200) : "", reference("team", RecordKind.TEAM, "team", 4)));
    }

    private ChangeEvent team() {
        return party(RecordKind.TEAM, "team", 4, fields(reference("parentTeam", RecordKind.TEAM, "team", 4)));
    }

    /** Events of training and coaching as they are told: some for the first time, some as corrections. */
    List<CoachingEnvelope> coaching(int count) {
        return Stream.generate(this::coached).limit(count).toList();
    }

    /** The same events as they may arrive. */
    List<CoachingEnvelope> disturbedEvents(List<CoachingEnvelope> events, List<CoachingEnvelope> earlier) {
        List<CoachingEnvelope> arriving = new ArrayList<>(events);
        events.stream().filter(_ -> random.nextInt(4) == 0).forEach(arriving::add);
        earlier.stream().filter(_ -> random.nextInt(10) == 0).forEach(arriving::add);
        java.util.Collections.shuffle(arriving, random);
        return arriving;
    }

    private CoachingEnvelope coached() {
        String type = one("MODULE_COMPLETED", "MILESTONE_ASSIGNED", "MILESTONE_COMPLETED", "ATTEMPT_FINISHED",
                "SKILL_ASSESSED", "SESSION_PLANNED", "SESSION_HELD");
        UUID id = crm.id(RecordKind.REP, type + random.nextInt(5));
        String day = LocalDate.parse("2026-01-01").plusDays(random.nextInt(180)).toString();
        String fields = fields("'module':'m" + random.nextInt(2) + "'", "'milestone':'m" + random.nextInt(2) + "'",
                "'exercise':'e" + random.nextInt(2) + "'", "'skill':'s" + random.nextInt(2) + "'",
                "'session':'s" + random.nextInt(2) + "'", "'minutes':" + random.nextInt(90), "'dueOn':'" + day + "'",
                "'completedOn':'" + LocalDate.parse("2026-01-01").plusDays(random.nextInt(180)) + "'",
                "'passed':" + random.nextBoolean(), "'required':" + (random.nextInt(4) > 0),
                "'acquired':" + random.nextBoolean(), "'plannedFor':'" + instant(200) + "'");
        return new CoachingEnvelope(crm.tenant, type, id, eventRevisions.merge(id, 1L, Long::sum),
                random.nextInt(8) == 0, crm.id(RecordKind.REP, "rep" + random.nextInt(3)), instant(180),
                Crm.json(fields));
    }

    private ChangeEvent contract() {
        String id = "contract" + random.nextInt(6);
        if (random.nextInt(12) == 0) {
            return crm.deleted(RecordKind.CONTRACT, id);
        }
        if (random.nextInt(15) == 0) {
            return crm.merged(RecordKind.CONTRACT, id, "contract" + random.nextInt(6));
        }
        LocalDate start = LocalDate.parse("2025-12-01").plusDays(random.nextInt(120));
        return crm.live(RecordKind.CONTRACT, id, fields("'startOn':'" + start + "'",
                random.nextInt(4) == 0 ? "" : "'endOn':'" + start.plusDays(random.nextInt(120)) + "'",
                random.nextInt(4) > 0 ? "" : "'cancelledOn':'" + start.plusDays(random.nextInt(120) - 5) + "'",
                random.nextInt(2) == 0 ? "" : reference("renewalOf", RecordKind.CONTRACT, "contract", 6),
                maybe("mrr", "10", "20.5", "33"), maybe("currency", "EUR", "EUR", "EUR", "USD", "GBP"),
                reference("account", RecordKind.ACCOUNT, "account", 3)));
    }

    private ChangeEvent said(RecordKind kind, String name, String fields) {
        String id = name + random.nextInt(6);
        return random.nextInt(10) == 0 ? crm.deleted(kind, id) : crm.live(kind, id, fields);
    }

    private String day(String field, int days) {
        return "'" + field + "':'" + LocalDate.parse("2026-01-01").plusDays(random.nextInt(days)) + "'";
    }

    private ChangeEvent stage() {
        String name = one("Open", "Talk", "Won", "Lost", "Signed");
        return random.nextInt(4) == 0
                ? crm.deleted(RecordKind.PIPELINE_STAGE, name)
                : crm.live(RecordKind.PIPELINE_STAGE, name, fields("'stage':'" + name + "'",
                        "'category':'" + one("OPEN", "OPEN", "WON", "LOST") + "'", maybe("position", "1", "2", "3"),
                        maybe("probability", "0", "0.25", "0.5")));
    }

    private ChangeEvent party(RecordKind kind, String name, int count, String fields) {
        String id = name + random.nextInt(count);
        return switch (random.nextInt(6)) {
            case 0 -> crm.deleted(kind, id);
            case 1, 2 -> crm.merged(kind, id, name + (random.nextInt(count) + 1));
            default -> crm.live(kind, id, fields);
        };
    }

    private ChangeEvent rate() {
        String on = LocalDate.parse("2026-01-01").plusDays(random.nextInt(6) * 30L).toString();
        String pair = one("USD-EUR", "EUR-USD", "GBP-USD");
        String id = pair + on + one("", " of another source");
        return random.nextInt(6) == 0
                ? crm.deleted(RecordKind.FX_RATE, id)
                : crm.live(RecordKind.FX_RATE, id, "{'base':'" + pair.substring(0, 3) + "','quote':'"
                        + pair.substring(4) + "','on':'" + on + "','rate':'"
                        + one("1.25", "1.5", 1 + random.nextInt(9) + "." + random.nextInt(100)) + "'}");
    }

    private ChangeEvent lead() {
        String id = "lead" + random.nextInt(5);
        switch (random.nextInt(10)) {
            case 0 -> {
                return crm.deleted(RecordKind.LEAD, id);
            }
            case 1, 2 -> {
                return crm.merged(RecordKind.LEAD, id, "lead" + random.nextInt(5));
            }
            default -> {
                detected = instant(60);
                latestLead = id;
                return crm.live(RecordKind.LEAD, id, fields("'detectedAt':'" + detected + "'",
                        maybe("source", "Fair", "Web"), maybe("channel", "Search", "Fair"),
                        maybe("country", "ES", "IT"),
                        random.nextBoolean() ? "" : "'qualifiedAt':'" + instant(150) + "'",
                        reference("owner", RecordKind.REP, "rep", 3),
                        reference("account", RecordKind.ACCOUNT, "account", 4)));
            }
        }
    }

    /** Often for the latest lead, as long after its detection as a limit is, or a second longer. */
    private String forLead() {
        int[] limits = {0, 300, 301, 3_600, 3_601, 86_400, 86_401, 20 * 86_400, 20 * 86_400 + 1};
        return random.nextBoolean()
                ? fields("'at':'" + instant(120) + "'", reference("lead", RecordKind.LEAD, "lead", 5))
                : fields("'at':'" + detected.plusSeconds(limits[random.nextInt(limits.length)]) + "'",
                        "'lead':'" + crm.id(RecordKind.LEAD, latestLead) + "'");
    }

    private ChangeEvent activity() {
        String id = "activity" + random.nextInt(12);
        return random.nextInt(10) == 0
                ? crm.deleted(RecordKind.ACTIVITY, id)
                : crm.live(RecordKind.ACTIVITY, id, fields(
                        "'type':'" + one("CALL", "CALL", "EMAIL", "MEETING", "RESEARCH", "PERSONALISATION") + "'",
                        forLead().replaceAll("[{}]", ""), maybe("direction", "OUTBOUND", "OUTBOUND", "INBOUND"),
                        random.nextInt(4) == 0 ? "'automated':" + random.nextBoolean() : "",
                        maybe("minutes", "5", "12.5", "0"),
                        reference("rep", RecordKind.REP, "rep", 3)));
    }

    private ChangeEvent spend() {
        String id = "spend" + random.nextInt(6);
        LocalDate from = LocalDate.parse("2025-12-01").plusDays(random.nextInt(200));
        return random.nextInt(10) == 0
                ? crm.deleted(RecordKind.SPEND, id)
                : crm.live(RecordKind.SPEND, id, fields("'side':'" + one("MARKETING", "SALES") + "'",
                        "'amount':'" + one("100", "31.31", "7000") + "'",
                        "'currency':'" + one("EUR", "EUR", "USD", "GBP") + "'", "'from':'" + from + "'",
                        "'to':'" + from.plusDays(random.nextInt(70) - 3L) + "'",
                        maybe("channel", "Search", "Fair")));
    }

    private ChangeEvent deal() {
        String id = "deal" + random.nextInt(8);
        if (random.nextInt(12) == 0) {
            return crm.deleted(RecordKind.OPPORTUNITY, id);
        }
        if (random.nextInt(20) == 0) {
            return crm.merged(RecordKind.OPPORTUNITY, id, "deal0");
        }
        return crm.live(RecordKind.OPPORTUNITY, id, fields(
                "'stage':'" + one("Open", "Talk", "Won", "Won", "Lost", "Signed") + "'", moment("createdAt", 60),
                moment("closedAt", 200), maybe("amount", "0", "100", "250.75", "1999.99"),
                maybe("currency", "EUR", "EUR", "USD", "GBP"), maybe("type", "NEW", "RENEWAL", "EXPANSION"),
                reference("owner", RecordKind.REP, "rep", 3), reference("account", RecordKind.ACCOUNT, "account", 4),
                reference("lead", RecordKind.LEAD, "lead", 3)),
                fields("'stage':" + history(() -> one("Open", "Talk", "Won", "Lost", "Signed")),
                        "'owner':" + history(() -> crm.id(RecordKind.REP, "rep" + random.nextInt(3)).toString())));
    }

    private String history(java.util.function.Supplier<String> value) {
        return Stream.generate(() -> "{'value':'" + value.get() + "','at':'" + instant(180) + "'}")
                .limit(random.nextInt(5)).collect(Collectors.joining(",", "[", "]"));
    }

    private String moment(String field, int days) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "'" + field + "':'" + instant(days) + "'";
            default -> "'" + field + "':'" + LocalDate.parse("2026-01-01").plusDays(random.nextInt(days)) + "'";
        };
    }

    private Instant instant(int days) {
        return YEAR.plusSeconds(random.nextInt(days * 24) * 3600L + random.nextInt(3600));
    }

    private String reference(String field, RecordKind kind, String name, int count) {
        return random.nextInt(6) == 0 ? "" : "'" + field + "':'" + crm.id(kind, name + random.nextInt(count)) + "'";
    }

    private String maybe(String field, String... values) {
        return random.nextInt(8) == 0 ? "" : "'" + field + "':'" + one(values) + "'";
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    private static String fields(String... fields) {
        return Stream.of(fields).filter(field -> !field.isEmpty()).collect(Collectors.joining(",", "{", "}"));
    }
}
