package dev.rouage.benchmarks;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.demo.record.Kind;
import dev.rouage.infrastructure.Directories;
import dev.rouage.infrastructure.InfrastructureException;
import dev.rouage.launcher.Service;
import org.jspecify.annotations.Nullable;

/**
 * How long kpi-service takes to answer, for a company that grows, beside straightforward SQL over its records. The records
 * come in through ingest-service; the figures of both ways have to be the same.
 */
final class KpiBenchmark {

    private static final int WARM_UP = 100;
    private static final int RAW_ROUNDS = 5;
    private static final String FIGURES = "kpi value n numerator denominator median p75 low high noValueBecause";
    private static final String SCORECARD = """
            query($from: Date!, $to: Date!) { scorecard(period: {from: $from, to: $to}) { figures { %s } } }"""
            .formatted(FIGURES);
    private static final String BY_REP = """
            query($from: Date!, $to: Date!) {
              kpi(id: SALES_CYCLE_LENGTH, period: {from: $from, to: $to}, by: [REP], grain: MONTH, first: 50) {
                groups { values { value } figure { %s } series { from figure { value n median p75 } } } } }"""
            .formatted(FIGURES);
    private static final String PAGE = """
            query($from: Date!, $to: Date!, $after: String) {
              kpi(id: SALES_CYCLE_LENGTH, period: {from: $from, to: $to}) {
                total { records(first: 50, after: $after) { edges { node { __typename } } pageInfo { endCursor } } } } }""";

    private final Machine machine;
    private final KpiBenchOptions options;
    private final SalesBook book;
    private final LocalDate to;
    private final LocalDate from;

    KpiBenchmark(Machine machine, KpiBenchOptions options) {
        this.machine = machine;
        this.options = options;
        String source = "bench-" + Long.toString(System.currentTimeMillis(), 36);
        this.book = new SalesBook(options.loaded() == null ? source : options.loaded(), LocalDate.now(ZoneOffset.UTC));
        this.to = book.today().withDayOfMonth(1);
        this.from = to.minusYears(1);
    }

    KpiResults run() {
        KpiResults results = new KpiResults();
        try (Company company = new Company(machine)) {
            if (options.loaded() != null) {
                measure(company, options.deals().getFirst(), results);
                return results;
            }
            company.useEuros();
            Marks marks = new Marks(company, "bench-marks-" + book.source(), 1971);
            Path scratch = machine.scratch().resolve(book.source());
            load(company, book.writeFrame(scratch));
            int loaded = 0;
            for (int deals : options.deals()) {
                say("%,d deals, %,d records, source %s".formatted(deals, 5L * deals, book.source()));
                load(company, book.writeDeals(scratch, loaded, deals));
                marks.awaitEverything();
                loaded = deals;
                measure(company, deals, results);
            }
        }
        return results;
    }

    private static void load(Company company, Map<Kind, Path> files) {
        files.forEach((kind, file) -> {
            company.importFile(kind, file);
            Directories.delete(file);
        });
    }

    private void measure(Company company, int deals, KpiResults results) {
        machine.vacuumKpiDatabase();
        try (RawFigures raw = new RawFigures(machine, book.source(), from, to)) {
            compare(company, raw);
            List<String> cursors = cursors(company);
            Samples scorecard = asked(() -> seconds(company, SCORECARD, null));
            Samples byRep = asked(() -> seconds(company, BY_REP, null));
            Samples page = asked(new Pages(company, cursors));
            results.add(deals, "scorecard, all figures", scorecard, rounds(raw::scorecard));
            results.add(deals, "sales cycle by rep and month", byRep, rounds(raw::byRep));
            results.add(deals, "drill-down, a page of 50", page, rounds(raw::page));
        }
    }

    /** A figure that is wrong is not worth measuring. */
    private void compare(Company company, RawFigures raw) {
        JsonNode figures = ask(company, SCORECARD, null).at("/scorecard/figures");
        for (JsonNode figure : figures) {
            if (figure.path("kpi").asText().equals("WON_REVENUE")
                    && new BigDecimal(figure.path("value").asText()).compareTo(raw.wonRevenue()) != 0) {
                throw new InfrastructureException("The won revenue is " + figure.path("value").asText()
                        + ", by SQL over this book " + raw.wonRevenue()
                        + "; has the company other records? Then start with an empty data directory");
            }
        }
    }

    private List<String> cursors(Company company) {
        List<String> cursors = new ArrayList<>();
        @Nullable
        String cursor = null;
        for (int i = 0; i < 10; i++) {
            cursor = ask(company, PAGE, cursor).at("/kpi/total/records/pageInfo/endCursor").asText();
            cursors.add(cursor);
        }
        return cursors;
    }

    private Samples asked(DoubleSupplier request) {
        samples(request, WARM_UP);
        return samples(request, options.requests());
    }

    private static Samples rounds(DoubleSupplier raw) {
        samples(raw, 1);
        return samples(raw, RAW_ROUNDS);
    }

    private static Samples samples(DoubleSupplier measured, int count) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            seconds.add(measured.getAsDouble());
        }
        return Samples.of(seconds);
    }

    private double seconds(Company company, String query, @Nullable String cursor) {
        long began = System.nanoTime();
        ask(company, query, cursor);
        return (System.nanoTime() - began) / 1e9;
    }

    private JsonNode ask(Company company, String query, @Nullable String cursor) {
        return cursor == null
                ? company.ask(Service.KPI, query, Map.of("from", from.toString(), "to", to.toString()))
                : company.ask(Service.KPI, query,
                        Map.of("from", from.toString(), "to", to.toString(), "after", cursor));
    }

    /** Page after page. */
    private final class Pages implements DoubleSupplier {
        private final Company company;
        private final List<String> cursors;
        private int next;

        Pages(Company company, List<String> cursors) {
            this.company = company;
            this.cursors = cursors;
        }

        @Override
        public double getAsDouble() {
            return seconds(company, PAGE, cursors.get(next++ % cursors.size()));
        }
    }

    private static void say(String line) {
        System.err.println(String.format(Locale.ROOT, "  %s", line));
    }
}
