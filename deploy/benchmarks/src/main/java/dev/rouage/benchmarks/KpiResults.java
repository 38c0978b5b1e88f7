package dev.rouage.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long each question took, for each size of the company, and the table of it. */
final class KpiResults {

    private final List<Line> lines = new ArrayList<>();

    /** One question to a company with so many deals, in seconds, beside straightforward SQL. */
    private record Line(int deals, String question, Samples service, Samples raw) {}

    void add(int deals, String question, Samples service, Samples raw) {
        lines.add(new Line(deals, question, service, raw));
    }

    void print(PrintStream out) {
        out.println(text("%n%-32s %12s %10s %10s %12s %10s %14s", "at kpi-service, milliseconds", "deals", "p50", "p99",
                "SQL p50", "SQL / p50", "p99 of least"));
        for (Line line : lines) {
            double least = lines.stream().filter(other -> other.question.equals(line.question)).findFirst()
                    .orElseThrow().service.percentile(99);
            out.println(text("%-32s %,12d %10.1f %10.1f %12.1f %10.1f %14.2f", line.question, line.deals,
                    line.service.median() * 1e3, line.service.percentile(99) * 1e3, line.raw.median() * 1e3,
                    line.raw.median() / line.service.median(), line.service.percentile(99) / least));
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
