package dev.rouage.kpi.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.feed.RateSpan.CurrencyDay;
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

    @Override
    public Uni<Touched> of(SqlConnection connection, TenantId tenant, List<RecordChange> changes) {
        Set<CurrencyDay> rates = new HashSet<>();
        changes.stream().filter(change -> change.kind() == RecordKind.FX_RATE && change.moves(FIELDS))
                .flatMap(RecordChange::versions).forEach(version -> add(rates, version));
        Touched touched = Touched.none();
        if (rates.isEmpty()) {
            return Uni.createFrom().item(touched);
        }
        List<RateSpan> spans = RateSpan.of(rates);
        return connection.preparedQuery(BY_RATE).execute(Tuple.of(tenant.value(),
                spans.stream().map(RateSpan::currency).toArray(String[]::new),
                spans.stream().map(RateSpan::first).toArray(LocalDate[]::new),
                spans.stream().map(RateSpan::last).toArray(LocalDate[]::new))).map(rows -> {
                    rows.forEach(row -> touched.add(JourneyKind.ofCode(row.getInteger(0)), row.getUUID(1)));
                    return touched;
                });
    }

    private static void add(Set<CurrencyDay> rates, RecordVersion version) {
        version.text("on").flatMap(RateFanOutRule::day).ifPresent(day -> Stream
                .of(version.text("base"), version.text("quote")).flatMap(Optional::stream)
                .forEach(currency -> rates.add(new CurrencyDay(currency, day))));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
