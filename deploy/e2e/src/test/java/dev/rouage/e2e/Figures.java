package dev.rouage.e2e;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** A scorecard as the graph answers it: figures by the name of their KPI. */
record Figures(Map<String, JsonNode> byKpi) {

    private static final String FIGURE = """
            figures { kpi value numerator denominator n median low high smallSample excluded { reason count }
                      mature previous noValueBecause definitionVersion }""";

    /** The company's scorecard of [from, to). */
    static Figures ofCompany(Graph graph, LocalDate from, LocalDate to) {
        return of(graph.ask(
                """
                        query Company($from: Date!, $to: Date!) { scorecard(period: {from: $from, to: $to}) { %s } }"""
                        .formatted(FIGURE),
                Map.of("from", from.toString(), "to", to.toString())).data("/scorecard"));
    }

    /** A rep's scorecard of [from, to), across two subgraphs. */
    static Figures ofRep(Graph graph, String id, LocalDate from, LocalDate to) {
        return of(graph.ask("""
                query Rep($id: ID!, $from: Date!, $to: Date!) {
                  rep(id: $id) { scorecard(period: {from: $from, to: $to}) { %s } } }"""
                .formatted(FIGURE), Map.of("id", id, "from", from.toString(), "to", to.toString()))
                .data("/rep/scorecard"));
    }

    private static Figures of(JsonNode scorecard) {
        Map<String, JsonNode> figures = new TreeMap<>();
        scorecard.path("figures").forEach(figure -> figures.put(figure.path("kpi").asText(), figure));
        return new Figures(figures);
    }

    Optional<BigDecimal> value(String kpi) {
        return number(kpi, "value");
    }

    /** A number of a figure by the name of its field: value, median, numerator, low … */
    Optional<BigDecimal> number(String kpi, String field) {
        JsonNode figure = byKpi.get(kpi);
        if (figure == null) {
            throw new AssertionError("No " + kpi + " among " + byKpi.keySet());
        }
        JsonNode number = figure.path(field);
        return number.isNull() || number.isMissingNode()
                ? Optional.empty()
                : Optional.of(new BigDecimal(number.asText()));
    }
}
