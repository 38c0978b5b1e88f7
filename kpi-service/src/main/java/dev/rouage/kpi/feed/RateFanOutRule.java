package dev.rouage.kpi.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.feed.RateSpan.CurrencyDay;
import dev.rouage.kpi.journey.IsoTime;
import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.record.RecordVersion;
import dev.rouage.kpi.restate.Touched;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Finds the journeys of whatever kind that were, or could not be, converted at rates that have changed. */
@ApplicationScoped
class RateFanOutRule implements FanOutRule {
    private static final List<String> FIELDS = List.of("base", "quote", "on", "rate");
    private static final String BY_RATE = """
            SELECT DISTINCT j.kind::int, j.id
            FROM unnest($2::text[], $3::date[], $4::date[]) AS span (currency, first, last)
            JOIN journey j ON j.tenant_id = $1 AND j.rate_currency = span.currency
                AND j.rate_from <= span.last AND j.rate_to >= span.first
            """;

    /** What another record says already is no news: a second source sends the rates of the first one, day by day. */
    private static final String SAID_BEFORE = """
            SELECT given.id
            FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[]) AS given (id, base, quote, day, rate),
                LATERAL (
                    SELECT FROM crm_record r
                    WHERE r.tenant_id = $1 AND r.kind = 'fxRate' AND r.state = 'LIVE' AND r.rate_base = given.base
                        AND r.rate_quote = given.quote AND r.rate_on = given.day AND r.fields ->> 'rate' = given.rate
                        AND r.id <> ALL ($2)
                    LIMIT 1
                ) AS other
            """;

    @Override
    public Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        List<RecordChange> rates = changes.stream()
                .filter(change -> change.kind() == RecordKind.FX_RATE && change.moves(FIELDS)).toList();
        return rates.isEmpty()
                ? Uni.createFrom().item(Touched.none())
                : saidBefore(connection, tenant, rates).chain(known -> restingOn(connection, tenant,
                        rates.stream().filter(rate -> !known.contains(rate.id())).toList()));
    }

    private static Uni<Set<UUID>> saidBefore(SqlConnection connection, TenantId tenant, List<RecordChange> rates) {
        List<RecordChange> arrived = rates.stream().filter(rate -> rate.before() == null && rate.after().isLive())
                .toList();
        if (arrived.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return connection.preparedQuery(SAID_BEFORE).execute(Tuple.tuple().addUUID(tenant.value())
                .addArrayOfUUID(ids(rates)).addArrayOfUUID(ids(arrived)).addArrayOfString(texts(arrived, "base"))
                .addArrayOfString(texts(arrived, "quote")).addArrayOfString(texts(arrived, "on"))
                .addArrayOfString(texts(arrived, "rate")))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }

    private static Uni<Touched> restingOn(SqlConnection connection, TenantId tenant, List<RecordChange> news) {
        Set<CurrencyDay> days = new HashSet<>();
        news.stream().flatMap(RecordChange::versions).forEach(version -> add(days, version));
        Touched touched = Touched.none();
        if (days.isEmpty()) {
            return Uni.createFrom().item(touched);
        }
        List<RateSpan> spans = RateSpan.of(days);
        return connection.preparedQuery(BY_RATE).execute(Tuple.of(tenant.value(),
                spans.stream().map(RateSpan::currency).toArray(String[]::new),
                spans.stream().map(RateSpan::first).toArray(LocalDate[]::new),
                spans.stream().map(RateSpan::last).toArray(LocalDate[]::new))).map(rows -> {
                    rows.forEach(row -> touched.add(JourneyKind.ofCode(row.getInteger(0)), row.getUUID(1)));
                    return touched;
                });
    }

    private static UUID[] ids(List<RecordChange> rates) {
        return rates.stream().map(RecordChange::id).toArray(UUID[]::new);
    }

    private static String[] texts(List<RecordChange> rates, String field) {
        return rates.stream().map(rate -> rate.after().text(field).orElse(null)).toArray(String[]::new);
    }

    private static void add(Set<CurrencyDay> rates, RecordVersion version) {
        version.text("on").flatMap(RateFanOutRule::day).ifPresent(day -> Stream
                .of(version.text("base"), version.text("quote")).flatMap(Optional::stream)
                .forEach(currency -> rates.add(new CurrencyDay(currency, day))));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(IsoTime.date(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
