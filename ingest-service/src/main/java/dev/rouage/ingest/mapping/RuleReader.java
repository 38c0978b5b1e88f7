package dev.rouage.ingest.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the rules of a mapping from JSON. */
final class RuleReader {
    private static final Set<String> COLUMN_KEYS = Set.of("from", "as", "zone", "plus", "dividedBy", "true", "false",
            "startsWith", "values", "others", "prefix", "fallback");

    private final Columns columns;
    private final ZoneId zone;

    RuleReader(Columns columns, ZoneId zone) {
        this.columns = columns;
        this.zone = zone;
    }

    /** A rule: the name of a column, or an object with {@code constant}, {@code first}, {@code join}, {@code latest} or {@code from}. */
    ValueRule rule(MappingJson json) {
        if (json.isText()) {
            return column(json, new int[]{columns.number(json.text(""))});
        }
        if (json.at("constant").isPresent()) {
            json.allow(Set.of("constant"));
            return new ValueRule.Constant(json.at("constant").text(""));
        }
        if (json.at("first").isPresent()) {
            json.allow(Set.of("first"));
            return new ValueRule.First(rules(json.at("first")));
        }
        if (json.at("join").isPresent()) {
            json.allow(Set.of("join", "with"));
            return new ValueRule.Join(rules(json.at("join")), json.at("with").text(""));
        }
        if (json.at("latest").isPresent()) {
            json.allow(Set.of("latest"));
            return new ValueRule.Latest(rules(json.at("latest")));
        }
        json.allow(COLUMN_KEYS);
        if (!json.at("from").isPresent()) {
            json.wrong("A rule is the name of a column, or has one of constant, first, join, latest, from");
        }
        return column(json, numbers(json.at("from")));
    }

    int[] numbers(MappingJson names) {
        return names.texts().stream().mapToInt(columns::number).toArray();
    }

    private List<ValueRule> rules(MappingJson list) {
        List<ValueRule> rules = list.elements().stream().map(this::rule).toList();
        if (rules.isEmpty()) {
            list.wrong("At least one rule is expected");
            return List.of(new ValueRule.Constant(""));
        }
        return rules;
    }

    private ValueRule column(MappingJson json, int[] numbers) {
        Map<String, String> values = new HashMap<>();
        json.at("values").members().forEach((word, value) -> values.put(word.strip(), value.text("")));
        return new ValueRule.Column(numbers, conversion(json), json.at("startsWith").text(""), Map.copyOf(values),
                others(json.at("others")), json.at("prefix").text(""), json.at("fallback").textOrNull());
    }

    private static ValueRule.Others others(MappingJson json) {
        if (json.isObject()) {
            json.allow(Set.of("become"));
            return new ValueRule.Others.Become(json.at("become").text(""));
        }
        return switch (json.text("keep")) {
            case "keep" -> new ValueRule.Others.Keep();
            case "drop" -> new ValueRule.Others.Drop();
            default -> unknown(json, "keep, drop or an object with 'become' is expected", new ValueRule.Others.Keep());
        };
    }

    private static <T> T unknown(MappingJson json, String message, T otherwise) {
        json.wrong(message);
        return otherwise;
    }

    private Conversion conversion(MappingJson json) {
        MappingJson name = json.at("as");
        return switch (name.text("trimmed")) {
            case "text" -> new Conversion.AsIs();
            case "trimmed" -> new Conversion.Trimmed();
            case "slug" -> new Conversion.Slug();
            case "day" -> new Conversion.Day(json.at("zone").isPresent() ? zone(json.at("zone"), zone) : null);
            case "moment" -> new Conversion.Moment(zone(json.at("zone"), zone), plus(json.at("plus")));
            case "number" -> new Conversion.Number(divisor(json.at("dividedBy")));
            case "percent" -> new Conversion.Number(BigDecimal.valueOf(100));
            case "minutes" -> new Conversion.Minutes();
            case "flag" -> new Conversion.Flag(words(json.at("true"), Conversion.Flag.USUAL.trueWords()),
                    words(json.at("false"), Conversion.Flag.USUAL.falseWords()));
            default ->
                unknown(name, "One of text, trimmed, slug, day, moment, number, percent, minutes, flag is expected",
                        new Conversion.Trimmed());
        };
    }

    static ZoneId zone(MappingJson json, ZoneId otherwise) {
        try {
            return json.isPresent() ? ZoneId.of(json.text("UTC")) : otherwise;
        } catch (DateTimeException _) {
            json.wrong("A time zone such as Europe/Paris is expected");
            return otherwise;
        }
    }

    private static Duration plus(MappingJson json) {
        try {
            return Duration.parse(json.text("PT0S"));
        } catch (DateTimeException _) {
            json.wrong("A duration such as PT1S is expected");
            return Duration.ZERO;
        }
    }

    private static BigDecimal divisor(MappingJson json) {
        String text = json.textOrNull();
        if (text == null) {
            return BigDecimal.ONE;
        }
        if (!text.matches("[1-9][0-9]{0,8}")) {
            json.wrong("A whole number from 1 is expected");
            return BigDecimal.ONE;
        }
        return new BigDecimal(text);
    }

    private static Set<String> words(MappingJson json, Set<String> otherwise) {
        if (!json.isPresent()) {
            return otherwise;
        }
        Set<String> words = new HashSet<>();
        json.texts().forEach(word -> words.add(word.strip().toLowerCase(Locale.ROOT)));
        return Set.copyOf(words);
    }
}
