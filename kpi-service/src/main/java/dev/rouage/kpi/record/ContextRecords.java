package dev.rouage.kpi.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.IsoTime;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.journey.deal.PipelineStage;
import dev.rouage.kpi.journey.deal.StageCategory;
import dev.rouage.kpi.journey.deal.StageMap;
import dev.rouage.kpi.journey.deal.StageName;
import dev.rouage.kpi.money.ExchangeRate;
import dev.rouage.kpi.money.ExchangeRates;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the records around deals: what their stages mean, whom they refer to, what their currencies are worth. */
@ApplicationScoped
public class ContextRecords {
    /** Of two records for the same stage the one with the greater id counts, so that their order of arrival does not. */
    private static final String STAGES = """
            SELECT source, fields::text FROM crm_record
            WHERE tenant_id = $1 AND kind = 'pipelineStage' AND state = 'LIVE' ORDER BY id
            """;
    /** LATERAL and LIMIT keep the planner from reading all records to find a few: each is looked up by its key. */
    private static final String PARTIES = """
            WITH RECURSIVE party (kind, id, state, merged_into, source, channel, segment, country, detected_at) AS (
                SELECT r.* FROM unnest($2::text[], $3::uuid[]) AS given (kind, id), LATERAL (
                    SELECT kind, id, state, merged_into, fields ->> 'source', fields ->> 'channel',
                        fields ->> 'segment', fields ->> 'country', fields ->> 'detectedAt'
                    FROM crm_record WHERE tenant_id = $1 AND kind = given.kind AND id = given.id LIMIT 1
                ) AS r
                UNION
                SELECT r.* FROM party, LATERAL (
                    SELECT kind, id, state, merged_into, fields ->> 'source', fields ->> 'channel',
                        fields ->> 'segment', fields ->> 'country', fields ->> 'detectedAt'
                    FROM crm_record WHERE tenant_id = $1 AND kind = party.kind AND id = party.merged_into LIMIT 1
                ) AS r
            )
            SELECT * FROM party
            """;
    /** All rates of a pair that any of its days could need: the newest one up to each day, and what shares its day. */
    private static final String RATES = """
            SELECT DISTINCT rate.base, rate.quote, rate.day, rate.rate
            FROM unnest($2::text[], $3::date[]) AS asked (currency, day),
                LATERAL (VALUES (asked.currency, $4::text), ($4, asked.currency)) AS pair (base, quote),
                LATERAL (
                    SELECT rate_base AS base, rate_quote AS quote, rate_on AS day, fields ->> 'rate' AS rate
                    FROM crm_record
                    WHERE tenant_id = $1 AND kind = 'fxRate' AND state = 'LIVE'
                        AND rate_base = pair.base AND rate_quote = pair.quote AND rate_on <= asked.day::text
                    ORDER BY rate_on DESC
                    FETCH FIRST 1 ROWS WITH TIES
                ) AS rate
            """;

    /** What the company's stages mean. */
    public Uni<StageMap> stages(SqlConnection connection, TenantId tenant) {
        return connection.preparedQuery(STAGES).execute(Tuple.of(tenant.value())).map(rows -> {
            Map<StageName, PipelineStage> stages = new HashMap<>();
            for (Row row : rows) {
                JsonNode fields = RecordJson.read(row.getString(1));
                category(fields).ifPresent(category -> stages.put(stage(row.getString(0), fields),
                        new PipelineStage(category, RecordJson.integer(fields, "position").orElse(null),
                                RecordJson.decimal(fields, "probability").orElse(null))));
            }
            return new StageMap(stages);
        });
    }

    /** The named records and their survivors. */
    public Uni<Directory> directory(SqlConnection connection, TenantId tenant, Collection<Directory.Key> keys) {
        return connection.preparedQuery(PARTIES).execute(Tuple.of(tenant.value(),
                keys.stream().map(key -> kind(key.party())).toArray(String[]::new),
                keys.stream().map(Directory.Key::id).toArray(UUID[]::new))).map(rows -> {
                    Map<Directory.Key, Directory.Entry> entries = new HashMap<>();
                    rows.forEach(row -> entries.put(new Directory.Key(party(row.getString(0)), row.getUUID(1)),
                            new Directory.Entry("DELETED".equals(row.getString(2)), row.getUUID(3), traits(row))));
                    return new Directory(entries);
                });
    }

    /**
     * The rates that convert each currency on its days into the company's.
     *
     * @param daysByCurrency
     *            foreign currencies only; without any no statement is sent
     */
    public Uni<ExchangeRates> rates(SqlConnection connection, TenantId tenant,
            Map<String, ? extends Collection<LocalDate>> daysByCurrency, String companyCurrency) {
        if (daysByCurrency.isEmpty()) {
            return Uni.createFrom().item(new ExchangeRates(List.of()));
        }
        List<String> currencies = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>();
        daysByCurrency.forEach((currency, needed) -> needed.forEach(day -> {
            currencies.add(currency);
            days.add(day);
        }));
        return connection.preparedQuery(RATES).execute(Tuple.of(tenant.value(), currencies.toArray(String[]::new),
                days.toArray(LocalDate[]::new), companyCurrency)).map(rows -> {
                    List<ExchangeRate> rates = new ArrayList<>();
                    rows.forEach(row -> rates.add(new ExchangeRate(row.getString(0), row.getString(1),
                            IsoTime.date(row.getString(2)), new BigDecimal(row.getString(3)))));
                    return new ExchangeRates(rates);
                });
    }

    /** The stage that a record of kind pipelineStage describes. */
    public static StageName stage(String source, JsonNode fields) {
        return new StageName(source, RecordJson.text(fields, "pipeline").orElse(""),
                RecordJson.text(fields, "stage").orElse(""));
    }

    private static Optional<StageCategory> category(JsonNode fields) {
        return RecordJson.text(fields, "category").flatMap(text -> switch (text) {
            case "OPEN" -> Optional.of(StageCategory.OPEN);
            case "WON" -> Optional.of(StageCategory.WON);
            case "LOST" -> Optional.of(StageCategory.LOST);
            default -> Optional.empty();
        });
    }

    private static Map<String, String> traits(Row row) {
        Map<String, String> traits = new HashMap<>();
        List<String> names = List.of("source", "channel", "segment", "country", "detectedAt");
        for (int i = 0; i < names.size(); i++) {
            String value = row.getString(4 + i);
            if (value != null) {
                traits.put(names.get(i), value);
            }
        }
        return traits;
    }

    private static String kind(Party party) {
        return switch (party) {
            case REP -> "rep";
            case ACCOUNT -> "account";
            case LEAD -> "lead";
        };
    }

    private static Party party(String kind) {
        return switch (kind) {
            case "rep" -> Party.REP;
            case "account" -> Party.ACCOUNT;
            case "lead" -> Party.LEAD;
            default -> throw new IllegalArgumentException("Deals refer to no record of kind " + kind);
        };
    }
}
