package dev.rouage.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.rouage.demo.push.ItemJson;
import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import dev.rouage.launcher.Service;

/**
 * Won deals of one euro in a year of their own: the year's revenue is the number of marks that have become figures. A
 * company's changes become figures in their order, so once a mark shows, everything acknowledged before it does.
 */
final class Marks {

    private static final String REVENUE = """
            query Marks($from: Date!, $to: Date!) {
              kpi(id: WON_REVENUE, period: {from: $from, to: $to}) { total { value } } }""";

    private final Company company;
    private final String source;
    private final LocalDate year;
    /** Of those that measured the same machine before. */
    private final int earlier;
    private int pushed;

    /** Marks in a year that only marks are in. */
    Marks(Company company, String source, int year) {
        this.company = company;
        this.source = source;
        this.year = LocalDate.of(year, 1, 1);
        company.push(Kind.PIPELINE_STAGE, List.of(ItemJson.line(Item.upsert(Kind.PIPELINE_STAGE, source, "stage", 1,
                Fields.none().with("pipeline", "Marks").with("stage", "Set").with("category", "WON")))));
        earlier = all();
    }

    /** Pushes one more; returns when it is acknowledged. */
    void push() {
        company.push(Kind.OPPORTUNITY, List.of(next()));
    }

    private synchronized String next() {
        pushed++;
        return ItemJson.line(Item.upsert(Kind.OPPORTUNITY, source, "mark-" + pushed, 1,
                Fields.none().with("pipeline", "Marks").with("stage", "Set")
                        .withMoney("amount", BigDecimal.ONE, "EUR")
                        .with("createdAt", year).with("closedAt", year.plusDays(pushed % 300))));
    }

    /** How many are figures by now. */
    int visible() {
        return all() - earlier;
    }

    private int all() {
        return company.ask(Service.KPI, REVENUE, Map.of("from", year.toString(), "to", year.plusYears(1).toString()))
                .at("/kpi/total/value").asInt();
    }

    /** Pushes one more and waits until it, and with it all that was acknowledged before, is in the figures. */
    void awaitEverything() {
        push();
        company.await("all records in the figures", () -> visible() == pushed);
    }
}
