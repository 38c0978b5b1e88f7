package dev.rouage.kpi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import org.jspecify.annotations.Nullable;

/**
 * The definitions once more, written down as plainly as possible and sharing no code with the service: all records in
 * memory, everything worked out from scratch.
 */
final class NaiveOracle {
    final Map<UUID, ChangeEvent> records = new HashMap<>();
    /** The days on which won deals closed; those whose day is unknown have none. */
    final Map<UUID, LocalDate> wonOn = new HashMap<>();
    /** The deals that made accounts customers, and when. */
    final Map<ChangeEvent, LocalDate> firstDeals = new HashMap<>();
    private final List<Sale> sales = new ArrayList<>();
    /** What the company has decided by now. */
    CompanyDecisions decided = CompanyDecisions.NONE;

    /** One thing that counts, or with a reason does not. */
    record Fact(UUID deal, String what, LocalDate day, BigDecimal value, @Nullable String reason, @Nullable UUID rep,
            @Nullable UUID currentRep, @Nullable String source, @Nullable String segment, @Nullable String country) {}

    void deliver(ChangeEvent event) {
        records.merge(event.id(), event, (one, other) -> one.revision() >= other.revision() ? one : other);
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Map<UUID, List<Win>> wins = new HashMap<>();
        wonOn.clear();
        firstDeals.clear();
        for (ChangeEvent deal : records.values()) {
            if (deal.kind() == RecordKind.OPPORTUNITY && deal.state() == RecordState.LIVE) {
                addDeal(facts, wins, deal);
            }
        }
        wins.values().forEach(ofAccount -> {
            Win first = ofAccount.stream().min(Comparator.comparing((Win win) -> win.amount.day())
                    .thenComparing(win -> win.externalId)).orElseThrow();
            facts.add(as(first.amount, "firstAmount"));
            firstDeals.put(first.deal, first.amount.day());
        });
        return facts;
    }

    private record Win(String externalId, Fact amount, ChangeEvent deal) {}

    /** A won deal as a sale of the rep who closed it. */
    record Sale(LocalDate on, @Nullable UUID closedBy, @Nullable UUID firstOwner, @Nullable LocalDate created) {}

    List<Sale> sales() {
        sales.clear();
        facts();
        return List.copyOf(sales);
    }

    List<ChangeEvent> live(RecordKind kind) {
        return records.values().stream()
                .filter(record -> record.kind() == kind && record.state() == RecordState.LIVE).toList();
    }

    @Nullable
    ChangeEvent find(UUID id) {
        return records.get(id);
    }

    /** In the company's currency, or null without a rate. */
    @Nullable
    BigDecimal converted(BigDecimal amount, String from, LocalDate day) {
        if (from.equals(decided.currency())) {
            return amount;
        }
        BigDecimal direct = rate(from, decided.currency(), day);
        BigDecimal inverse = rate(decided.currency(), from, day);
        if (direct == null && inverse == null) {
            return null;
        }
        return direct != null ? amount.multiply(direct) : amount.divide(inverse, MathContext.DECIMAL64);
    }

    static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }

    private void addDeal(List<Fact> facts, Map<UUID, List<Win>> wins, ChangeEvent deal) {
        String now = category(text(deal, "stage"));
        LocalDate stated = day(text(deal, "closedAt"));
        LocalDate created = day(text(deal, "createdAt"));
        List<JsonNode> stages = history(deal, "stage");
        if (now != null && now.equals("OPEN")) {
            addOpen(facts, deal, created);
        }
        if (now == null || now.equals("OPEN")) {
            LocalDate likely = likely(stated, stages, created);
            if (now == null && likely != null) {
                facts.add(fact(deal, "outcome", likely, BigDecimal.ZERO, "STAGE_UNMAPPED", text(deal, "owner")));
            }
            return;
        }
        // the entry into the last run of the same category, and when the deal last left another closed category
        Instant entered = null;
        Instant left = null;
        String before = null;
        for (JsonNode change : stages) {
            String category = category(change.get("value").asText());
            if (category != null && !category.equals(before)) {
                if (before != null && !before.equals("OPEN")) {
                    left = Instant.parse(change.get("at").asText());
                }
                entered = Instant.parse(change.get("at").asText());
                before = category;
            }
        }
        if (!now.equals(before)) {
            entered = null;
            left = before != null && !before.equals("OPEN") ? null : left;
        }
        LocalDate closed = stated;
        boolean byStatement = stated != null && (left == null || !stated.isBefore(local(left)));
        if (!byStatement) {
            closed = entered == null ? null : local(entered);
        }
        if (closed == null) {
            LocalDate likely = likely(stated, stages, created);
            if (likely != null) {
                facts.add(fact(deal, "outcome", likely, BigDecimal.ZERO, "CLOSE_DATE_UNKNOWN", text(deal, "owner")));
            }
            return;
        }
        String owner = owner(deal, closed, byStatement ? text(deal, "closedAt") : null, entered);
        String side = now.equals("WON") ? "won" : "lost";
        if (side.equals("won")) {
            wonOn.put(deal.id(), closed);
            List<JsonNode> owners = history(deal, "owner");
            String first = owners.isEmpty() ? text(deal, "owner") : owners.getFirst().get("value").asText();
            sales.add(new Sale(closed, owner == null ? null : survivor(UUID.fromString(owner)),
                    first == null ? null : survivor(UUID.fromString(first)), created));
        }
        Fact amount = amount(deal, side + "Amount", closed, owner);
        facts.add(amount);
        if (created == null) {
            facts.add(fact(deal, side + "Cycle", closed, BigDecimal.ZERO, "START_UNKNOWN", owner));
        } else if (closed.isBefore(created)) {
            facts.add(fact(deal, side + "Cycle", closed, BigDecimal.ZERO, "CLOSED_BEFORE_START", owner));
        } else {
            facts.add(fact(deal, side + "Cycle", closed,
                    BigDecimal.valueOf(closed.toEpochDay() - created.toEpochDay()), null, owner));
        }
        addCyclesOfLead(facts, deal, side, closed, owner);
        if (created != null && !closed.isBefore(created)) {
            facts.add(fact(deal, "stock.open", created, BigDecimal.valueOf(closed.toEpochDay()), null, owner));
        }
        String account = text(deal, "account");
        if (side.equals("won") && account != null && !"RENEWAL".equals(text(deal, "type"))) {
            UUID customer = survivor(UUID.fromString(account));
            ChangeEvent record = records.get(customer);
            if (record == null || record.state() != RecordState.DELETED) {
                wins.computeIfAbsent(customer, _ -> new ArrayList<>())
                        .add(new Win(deal.externalId(), amount, deal));
            }
        }
    }

    /** Of a stock the value of "stock.open" is the day it ends on, far away while it has not. */
    private void addOpen(List<Fact> facts, ChangeEvent deal, @Nullable LocalDate created) {
        String owner = text(deal, "owner");
        LocalDate since = created == null ? LocalDate.parse("1970-01-01") : created;
        facts.add(fact(deal, "stock.open", since, BigDecimal.valueOf(1_000_000), created == null
                ? "START_UNKNOWN"
                : null, owner));
        Fact amount = amount(deal, "stock.weighted", since, owner);
        String probability = stageTrait(text(deal, "stage"), "probability");
        if (amount.reason() == null && probability == null) {
            facts.add(fact(deal, "stock.weighted", since, BigDecimal.ZERO, "PROBABILITY_MISSING", owner));
        } else {
            facts.add(fact(deal, "stock.weighted", since, amount.value()
                    .multiply(probability == null ? BigDecimal.ZERO : new BigDecimal(probability)), amount.reason(),
                    owner));
        }
    }

    private void addCyclesOfLead(List<Fact> facts, ChangeEvent deal, String side, LocalDate closed,
            @Nullable String owner) {
        String lead = text(deal, "lead");
        ChangeEvent record = lead == null ? null : records.get(survivor(UUID.fromString(lead)));
        if (record == null || record.state() == RecordState.DELETED) {
            for (String start : List.of("FromLead", "FromContact")) {
                facts.add(fact(deal, side + start, closed, BigDecimal.ZERO, "LEAD_MISSING", owner));
            }
            return;
        }
        addCycle(facts, deal, side + "FromLead", day(text(record, "detectedAt")), closed, owner);
        LocalDate contact = records.values().stream()
                .filter(activity -> activity.kind() == RecordKind.ACTIVITY && activity.state() == RecordState.LIVE
                        && "OUTBOUND".equals(text(activity, "direction"))
                        && !"true".equals(text(activity, "automated"))
                        && !"RESEARCH".equals(text(activity, "type"))
                        && !"PERSONALISATION".equals(text(activity, "type")) && text(activity, "lead") != null
                        && survivor(UUID.fromString(text(activity, "lead"))).equals(record.id()))
                .map(activity -> Instant.parse(text(activity, "at"))).min(Comparator.naturalOrder())
                .map(this::local).orElse(null);
        if (contact == null) {
            facts.add(fact(deal, side + "FromContact", closed, BigDecimal.ZERO, "NOT_CONTACTED", owner));
        } else {
            addCycle(facts, deal, side + "FromContact", contact, closed, owner);
        }
    }

    private void addCycle(List<Fact> facts, ChangeEvent deal, String what, @Nullable LocalDate start, LocalDate end,
            @Nullable String owner) {
        long days = start == null ? 0 : end.toEpochDay() - start.toEpochDay();
        String reason = start == null ? "START_UNKNOWN" : days < 0 ? "CLOSED_BEFORE_START" : null;
        facts.add(fact(deal, what, end, BigDecimal.valueOf(reason == null ? days : 0), reason, owner));
    }

    /** One line for each stage that a deal has been in, by hand: a walk along the history, a list of what was seen. */
    Map<String, String> stages(Period period, LocalDate lastDay) {
        Map<String, StageCount> counts = new TreeMap<>();
        for (ChangeEvent deal : records.values()) {
            if (deal.kind() == RecordKind.OPPORTUNITY && deal.state() == RecordState.LIVE
                    && category(text(deal, "stage")) != null) {
                walk(counts, deal, period, lastDay);
            }
        }
        Map<String, String> lines = new TreeMap<>();
        counts.forEach((stage, count) -> {
            if (!stage.isEmpty()) {
                lines.put(stage, count.line());
            }
        });
        return lines;
    }

    private static final class StageCount {
        private final int[] went = new int[4];
        private final List<Long> days = new ArrayList<>();
        private int excluded;
        private int open;
        private long openDays;
        private int any;
        private int all;
        private int standing;
        private BigDecimal amount = BigDecimal.ZERO;

        String line() {
            long sum = days.stream().mapToLong(Long::longValue).sum();
            return went[0] + went[1] + went[2] + went[3] + " entries " + Arrays.toString(went) + " left " + days.size()
                    + " days " + sum + " excluded " + excluded + " open " + open + " " + openDays + " any " + any
                    + " all " + all + " standing " + standing + " " + amount.stripTrailingZeros().toPlainString();
        }
    }

    private void walk(Map<String, StageCount> counts, ChangeEvent deal, Period period, LocalDate lastDay) {
        List<String> names = new ArrayList<>();
        List<LocalDate> entered = new ArrayList<>();
        for (JsonNode change : history(deal, "stage")) {
            String name = change.get("value").asText();
            if (category(name) != null && (names.isEmpty() || !names.getLast().equals(name))) {
                names.add(name);
                entered.add(local(Instant.parse(change.get("at").asText())));
            }
        }
        String now = Objects.requireNonNull(text(deal, "stage"));
        boolean isOpen = "OPEN".equals(category(now));
        LocalDate created = day(text(deal, "createdAt"));
        if (names.isEmpty() || !names.getLast().equals(now)) {
            LocalDate closed = facts().stream()
                    .filter(fact -> fact.deal().equals(deal.id()) && fact.what().endsWith("Cycle"))
                    .map(Fact::day).findFirst().orElse(null);
            entered.add(isOpen ? names.isEmpty() ? created : null : closed);
            names.add(now);
        }
        Map<String, Long> days = new HashMap<>();
        Map<String, LocalDate> left = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            StageCount count = counts.computeIfAbsent(name, _ -> new StageCount());
            if (!"OPEN".equals(category(name)) || entered.get(i) == null) {
                continue;
            }
            boolean last = i == names.size() - 1;
            String next = last ? "" : names.get(i + 1);
            int outcome = last ? 0 : switch (Objects.requireNonNull(category(next))) {
                case "LOST" -> 2;
                case "WON" -> 1;
                default -> number(name) != null && number(next) != null && number(next) < number(name) ? 3 : 1;
            };
            if (period.contains(entered.get(i))) {
                count.went[outcome]++;
            }
            if (!last && entered.get(i + 1) != null) {
                days.merge(name, entered.get(i + 1).toEpochDay() - entered.get(i).toEpochDay(), Long::sum);
                left.put(name, entered.get(i + 1));
            }
            if (last && isOpen && entered.get(i).isBefore(period.to())) {
                count.open++;
                count.openDays += lastDay.toEpochDay() - entered.get(i).toEpochDay();
            }
        }
        left.forEach((name, end) -> {
            if (!name.equals(names.getLast()) && period.contains(end)) {
                if (days.get(name) < 0) {
                    counts.get(name).excluded++;
                } else {
                    counts.get(name).days.add(days.get(name));
                }
            }
        });
        if (created != null && period.contains(created)) {
            for (String name : new TreeSet<>(names)) {
                if (!"LOST".equals(category(name))) {
                    counts.get(name).any++;
                    counts.get(name).all += passedAllBefore(name, names) ? 1 : 0;
                }
            }
        }
        if (isOpen) {
            counts.get(now).standing++;
            counts.get(now).amount = counts.get(now).amount.add(amount(deal, "x",
                    created == null ? LocalDate.parse("1970-01-01") : created, null).value());
        }
    }

    private boolean passedAllBefore(String stage, List<String> been) {
        for (ChangeEvent other : records.values()) {
            if (other.kind() == RecordKind.PIPELINE_STAGE && other.state() == RecordState.LIVE
                    && "OPEN".equals(text(other, "category"))) {
                String name = Objects.requireNonNull(text(other, "stage"));
                boolean before = "WON".equals(category(stage)) || number(name) != null && number(stage) != null
                        && number(name) < number(stage);
                if (before && !been.contains(name)) {
                    return false;
                }
            }
        }
        return true;
    }

    private @Nullable Integer number(String stage) {
        String position = stageTrait(stage, "position");
        return position == null ? null : Integer.valueOf(position);
    }

    private @Nullable LocalDate likely(@Nullable LocalDate stated, List<JsonNode> stages,
            @Nullable LocalDate created) {
        if (stated != null) {
            return stated;
        }
        return stages.isEmpty() ? created : local(Instant.parse(stages.getLast().get("at").asText()));
    }

    private @Nullable String owner(ChangeEvent deal, LocalDate closed, @Nullable String statement,
            @Nullable Instant entered) {
        List<JsonNode> owners = history(deal, "owner");
        if (owners.isEmpty()) {
            return text(deal, "owner");
        }
        Instant at;
        if (statement == null) {
            at = Objects.requireNonNull(entered);
        } else if (statement.length() > 10) {
            at = Instant.parse(statement);
        } else if (entered != null && local(entered).equals(closed)) {
            at = entered;
        } else {
            at = closed.plusDays(1).atStartOfDay(decided.zone()).toInstant().minusMillis(1);
        }
        return owners.stream().filter(change -> !Instant.parse(change.get("at").asText()).isAfter(at))
                .reduce((one, other) -> other).orElse(owners.getFirst()).get("value").asText();
    }

    private Fact amount(ChangeEvent deal, String what, LocalDate day, @Nullable String owner) {
        String amount = text(deal, "amount");
        String from = text(deal, "currency");
        if (amount == null || from == null) {
            return fact(deal, what, day, BigDecimal.ZERO, amount == null ? "AMOUNT_MISSING" : "CURRENCY_MISSING",
                    owner);
        }
        if (from.equals(decided.currency())) {
            return fact(deal, what, day, new BigDecimal(amount), null, owner);
        }
        BigDecimal direct = rate(from, decided.currency(), day);
        BigDecimal inverse = rate(decided.currency(), from, day);
        if (direct == null && inverse == null) {
            return fact(deal, what, day, BigDecimal.ZERO, "RATE_MISSING", owner);
        }
        BigDecimal converted = direct != null
                ? new BigDecimal(amount).multiply(direct)
                : new BigDecimal(amount).divide(inverse, MathContext.DECIMAL64);
        return fact(deal, what, day, converted, null, owner);
    }

    @Nullable
    BigDecimal rate(String base, String quote, LocalDate day) {
        BigDecimal best = null;
        LocalDate bestDay = null;
        for (ChangeEvent rate : records.values()) {
            if (rate.kind() == RecordKind.FX_RATE && rate.state() == RecordState.LIVE
                    && base.equals(text(rate, "base")) && quote.equals(text(rate, "quote"))) {
                LocalDate on = LocalDate.parse(Objects.requireNonNull(text(rate, "on")));
                BigDecimal given = new BigDecimal(Objects.requireNonNull(text(rate, "rate")));
                boolean better = bestDay == null || on.isAfter(bestDay)
                        || on.equals(bestDay) && given.compareTo(best) > 0;
                if (!on.isAfter(day) && better) {
                    best = given;
                    bestDay = on;
                }
            }
        }
        return bestDay == null || bestDay.isBefore(day.minusDays(31)) ? null : best;
    }

    private Fact fact(ChangeEvent deal, String what, LocalDate day, BigDecimal value, @Nullable String reason,
            @Nullable String owner) {
        String accountCountry = trait(text(deal, "account"), "country");
        return new Fact(deal.id(), what, day, value, reason, survivorOf(owner), survivorOf(text(deal, "owner")),
                trait(text(deal, "lead"), "source"), trait(text(deal, "account"), "segment"),
                accountCountry != null ? accountCountry : trait(text(deal, "lead"), "country"));
    }

    private static Fact as(Fact fact, String what) {
        return new Fact(fact.deal, what, fact.day, fact.value, fact.reason, fact.rep, fact.currentRep, fact.source,
                fact.segment, fact.country);
    }

    private @Nullable UUID survivorOf(@Nullable String id) {
        return id == null ? null : survivor(UUID.fromString(id));
    }

    @Nullable
    String trait(@Nullable String id, String name) {
        ChangeEvent record = id == null ? null : records.get(survivor(UUID.fromString(id)));
        return record == null || record.state() == RecordState.DELETED ? null : text(record, name);
    }

    UUID survivor(UUID id) {
        UUID current = id;
        for (int i = 0; i < 50; i++) {
            ChangeEvent record = records.get(current);
            if (record == null || record.state() != RecordState.MERGED) {
                return current;
            }
            current = Objects.requireNonNull(record.mergedInto());
        }
        UUID smallest = current;
        for (int i = 0; i < 50; i++) {
            current = Objects.requireNonNull(records.get(current).mergedInto());
            smallest = current.compareTo(smallest) < 0 ? current : smallest;
        }
        return smallest;
    }

    @Nullable
    String category(@Nullable String stage) {
        return stageTrait(stage, "category");
    }

    private @Nullable String stageTrait(@Nullable String stage, String trait) {
        return records.values().stream()
                .filter(record -> record.kind() == RecordKind.PIPELINE_STAGE && record.state() == RecordState.LIVE
                        && Objects.equals(text(record, "stage"), stage))
                .findFirst().map(record -> text(record, trait)).orElse(null);
    }

    @Nullable
    LocalDate day(@Nullable String moment) {
        if (moment == null) {
            return null;
        }
        return moment.length() == 10 ? LocalDate.parse(moment) : local(Instant.parse(moment));
    }

    LocalDate local(Instant instant) {
        return instant.atZone(decided.zone()).toLocalDate();
    }

    private static List<JsonNode> history(ChangeEvent record, String field) {
        List<JsonNode> changes = new ArrayList<>();
        record.history().path(field).forEach(changes::add);
        changes.sort(Comparator.comparing(change -> Instant.parse(change.get("at").asText())));
        return changes;
    }

    static @Nullable String text(ChangeEvent record, String field) {
        JsonNode value = record.fields().get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
