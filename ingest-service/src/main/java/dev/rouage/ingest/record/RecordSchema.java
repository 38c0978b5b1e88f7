package dev.rouage.ingest.record;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.rouage.ingest.record.FieldType.Choice;
import dev.rouage.ingest.record.FieldType.CurrencyCode;
import dev.rouage.ingest.record.FieldType.Day;
import dev.rouage.ingest.record.FieldType.DayOrMoment;
import dev.rouage.ingest.record.FieldType.Decimal;
import dev.rouage.ingest.record.FieldType.Flag;
import dev.rouage.ingest.record.FieldType.Moment;
import dev.rouage.ingest.record.FieldType.Reference;
import dev.rouage.ingest.record.FieldType.Text;
import dev.rouage.ingest.record.FieldType.Whole;
import dev.rouage.platform.event.RecordKind;

/**
 * The fields of one kind of record.
 *
 * @param fields
 *            by name
 * @param required
 *            those that a record can't be created without
 * @param tracked
 *            those whose earlier values are kept with the time they were set
 */
record RecordSchema(Map<String, FieldType> fields, SortedSet<String> required, Set<String> tracked) {
    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);

    /** The schema of a kind. */
    static RecordSchema of(RecordKind kind) {
        return switch (kind) {
            case TEAM -> TEAM;
            case REP -> REP;
            case ACCOUNT -> ACCOUNT;
            case LEAD -> LEAD;
            case PIPELINE_STAGE -> PIPELINE_STAGE;
            case OPPORTUNITY -> OPPORTUNITY;
            case ACTIVITY -> ACTIVITY;
            case CONTRACT -> CONTRACT;
            case SPEND -> SPEND;
            case SURVEY_RESPONSE -> SURVEY_RESPONSE;
            case COMPLAINT -> COMPLAINT;
            case REVIEW -> REVIEW;
            case FX_RATE -> FX_RATE;
        };
    }

    private static final RecordSchema TEAM = new Builder().required("name", new Text())
            .optional("parentTeam", new Reference(RecordKind.TEAM)).optional("manager", new Reference(RecordKind.REP))
            .build();

    private static final RecordSchema REP = new Builder().required("name", new Text()).optional("email", new Text())
            .optional("team", new Reference(RecordKind.TEAM)).optional("hiredOn", new Day())
            .optional("leftOn", new Day()).optional("role", new Text()).build();

    private static final RecordSchema ACCOUNT = new Builder().required("name", new Text())
            .optional("segment", new Text()).optional("industry", new Text()).optional("country", new Text()).build();

    private static final RecordSchema LEAD = new Builder().required("detectedAt", new Moment())
            .optional("source", new Text()).optional("channel", new Text())
            .optional("owner", new Reference(RecordKind.REP)).optional("account", new Reference(RecordKind.ACCOUNT))
            .optional("status", new Text()).optional("qualifiedAt", new Moment())
            .optional("disqualifiedAt", new Moment()).optional("country", new Text()).build();

    private static final RecordSchema PIPELINE_STAGE = new Builder().required("pipeline", new Text())
            .required("stage", new Text()).required("category", choice("OPEN", "WON", "LOST"))
            .optional("position", new Whole(0, 1_000))
            .optional("probability", new Decimal(BigDecimal.ZERO, BigDecimal.ONE)).build();

    private static final RecordSchema OPPORTUNITY = new Builder().required("stage", new Text())
            .required("createdAt", new DayOrMoment(false)).optional("lead", new Reference(RecordKind.LEAD))
            .optional("account", new Reference(RecordKind.ACCOUNT)).optional("owner", new Reference(RecordKind.REP))
            .optional("pipeline", new Text()).optional("amount", money()).optional("currency", new CurrencyCode())
            .optional("type", choice("NEW", "RENEWAL", "EXPANSION")).optional("closedAt", new DayOrMoment(true))
            .optional("product", new Text()).tracked("stage", "owner").build();

    private static final RecordSchema ACTIVITY = new Builder()
            .required("type", choice("CALL", "EMAIL", "MEETING", "DEMO", "RESEARCH", "PERSONALISATION", "OTHER"))
            .required("at", new Moment()).optional("direction", choice("INBOUND", "OUTBOUND"))
            .optional("automated", new Flag())
            .optional("minutes", new Decimal(BigDecimal.ZERO, BigDecimal.valueOf(10_000)))
            .optional("rep", new Reference(RecordKind.REP)).optional("lead", new Reference(RecordKind.LEAD))
            .optional("opportunity", new Reference(RecordKind.OPPORTUNITY))
            .optional("account", new Reference(RecordKind.ACCOUNT)).build();

    private static final RecordSchema CONTRACT = new Builder().required("account", new Reference(RecordKind.ACCOUNT))
            .required("startOn", new Day()).optional("endOn", new Day())
            .optional("renewalOf", new Reference(RecordKind.CONTRACT)).optional("cancelledOn", new Day())
            .optional("mrr", money()).optional("currency", new CurrencyCode()).build();

    private static final RecordSchema SPEND = new Builder().required("side", choice("SALES", "MARKETING"))
            .required("amount", money()).required("currency", new CurrencyCode()).required("from", new Day())
            .required("to", new Day()).optional("channel", new Text()).optional("category", new Text()).build();

    private static final RecordSchema SURVEY_RESPONSE = new Builder().required("score", new Whole(0, 10))
            .required("respondedAt", new Moment()).optional("account", new Reference(RecordKind.ACCOUNT))
            .optional("survey", new Text()).optional("rep", new Reference(RecordKind.REP)).build();

    private static final RecordSchema COMPLAINT = new Builder().required("openedAt", new Moment())
            .optional("account", new Reference(RecordKind.ACCOUNT)).optional("category", new Text())
            .optional("firstResponseAt", new Moment()).optional("resolvedAt", new Moment()).build();

    private static final RecordSchema REVIEW = new Builder().required("rating", new Whole(1, 5))
            .required("publishedAt", new Moment()).optional("account", new Reference(RecordKind.ACCOUNT))
            .optional("source", new Text()).build();

    private static final RecordSchema FX_RATE = new Builder().required("base", new CurrencyCode())
            .required("quote", new CurrencyCode()).required("on", new Day())
            .required("rate", new Decimal(new BigDecimal("0.000001"), LARGEST)).build();

    private static FieldType money() {
        return new Decimal(LARGEST.negate(), LARGEST);
    }

    private static FieldType choice(String... values) {
        return new Choice(new TreeSet<>(Set.of(values)));
    }

    private static final class Builder {
        private final Map<String, FieldType> fields = new LinkedHashMap<>();
        private final SortedSet<String> required = new TreeSet<>();
        private Set<String> tracked = Set.of();

        Builder required(String name, FieldType type) {
            required.add(name);
            return optional(name, type);
        }

        Builder optional(String name, FieldType type) {
            fields.put(name, type);
            return this;
        }

        Builder tracked(String... names) {
            tracked = Set.of(names);
            return this;
        }

        RecordSchema build() {
            return new RecordSchema(Map.copyOf(fields), Collections.unmodifiableSortedSet(required), tracked);
        }
    }
}
