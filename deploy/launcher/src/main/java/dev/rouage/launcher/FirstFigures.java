package dev.rouage.launcher;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.infrastructure.InfrastructureException;
import org.jspecify.annotations.Nullable;

/** The demo teams' figures of the last quarter, asked of the gateway as any frontend would. */
final class FirstFigures {

    private static final String QUERY = """
            { teams(first: 10) { nodes { name scorecard(period: {named: LAST_QUARTER}) { figures { kpi value unit n } } } } }""";
    private static final Duration SETTLING_LIMIT = Duration.ofMinutes(3);
    private static final String NO_VALUE = "-";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalStack stack;

    FirstFigures(LocalStack stack) {
        this.stack = stack;
    }

    /**
     * Waits until the figures no longer move, and lays them out as a table.
     *
     * @param expected
     *            whether to wait for them to be there at all; an old story has nothing to say about the last quarter
     */
    String table(boolean expected) {
        var deadline = Instant.now().plus(SETTLING_LIMIT);
        var token = stack.logins().token("demo-admin");
        JsonNode before = null;
        try (var client = HttpClient.newHttpClient()) {
            while (true) {
                var teams = ask(client, token);
                if ((hasFigures(teams) || !expected) && Objects.equals(teams, before)) {
                    return table(teams);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new InfrastructureException("no settled figures after %d s; the gateway says: %s"
                            .formatted(SETTLING_LIMIT.toSeconds(), teams));
                }
                before = teams;
                Thread.sleep(1500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while waiting for figures", e);
        }
    }

    private JsonNode ask(HttpClient client, String token) throws InterruptedException {
        var request = HttpRequest.newBuilder(stack.graph()).timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.createObjectNode().put("query", QUERY).toString()))
                .build();
        try {
            var answer = JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            var teams = answer.at("/data/teams/nodes");
            return teams.isArray() ? teams : answer;
        } catch (IOException e) {
            throw new InfrastructureException("the gateway does not answer at " + stack.graph(), e);
        }
    }

    private static boolean hasFigures(JsonNode teams) {
        return teams.isArray() && teams.findValues("n").stream().anyMatch(n -> n.asInt() > 0);
    }

    /** A row for each figure, a column for each team; figures that no team has a value of share a line. */
    static String table(JsonNode teams) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        var head = new ArrayList<String>();
        for (var team : teams) {
            head.add(team.path("name").asText());
            for (var figure : team.at("/scorecard/figures")) {
                rows.computeIfAbsent(figure.path("kpi").asText(), kpi -> new ArrayList<>()).add(text(figure));
            }
        }
        var lines = new ArrayList<String>();
        lines.add(line("last quarter", head));
        var without = new ArrayList<String>();
        rows.forEach((kpi, values) -> {
            var name = kpi.toLowerCase(Locale.ROOT).replace('_', ' ');
            if (values.stream().allMatch(NO_VALUE::equals)) {
                without.add(name);
            } else {
                lines.add(line(name, values));
            }
        });
        if (!without.isEmpty()) {
            lines.add("  without a value: " + String.join(", ", without));
        }
        return lines.stream().collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(String first, List<String> others) {
        return "  %-28s".formatted(first) + others.stream().map("%16s"::formatted).collect(Collectors.joining());
    }

    private static String text(JsonNode figure) {
        var value = figure.path("value");
        if (!value.isNumber() && !value.isTextual()) {
            return NO_VALUE;
        }
        return amount(new BigDecimal(value.asText()), figure.path("unit").asText());
    }

    private static String amount(BigDecimal value, @Nullable String unit) {
        return switch (unit) {
            case "RATIO" -> value.movePointRight(2).setScale(1, RoundingMode.HALF_UP) + " %";
            case "DAYS" -> value.setScale(1, RoundingMode.HALF_UP) + " days";
            case "MINUTES" -> value.setScale(0, RoundingMode.HALF_UP) + " min";
            case "MONEY" -> "%,d".formatted(value.setScale(0, RoundingMode.HALF_UP).toBigInteger());
            case "MONEY_PER_DAY" -> "%,d a day".formatted(value.setScale(0, RoundingMode.HALF_UP).toBigInteger());
            case "PER_HUNDRED", "POINTS", "RATING" -> value.setScale(1, RoundingMode.HALF_UP).toString();
            case null, default -> value.stripTrailingZeros().toPlainString();
        };
    }
}
