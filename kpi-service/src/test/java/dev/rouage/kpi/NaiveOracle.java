package dev.rouage.kpi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import org.jspecify.annotations.Nullable;

/**
 * The definitions once more, written down as plainly as possible and sharing no code with the service: all records in
 * memory, everything worked out from scratch.
 */
final class NaiveOracle {
    private final Map<UUID, ChangeEvent> records = new HashMap<>();
    private final List<Sale> sales = new ArrayList<>();
    ZoneId zone = ZoneId.of("UTC");
    String currency = "EUR";

    /** One thing that counts, or with a reason does not. */
    record Fact(String what, LocalDate day, BigDecimal value, @Nullable String reason, @Nullable UUID rep,
            @Nullable UUID currentRep, @Nullable String source, @Nullable String segment, @Nullable String country) {}

    void deliver(ChangeEvent event) {
        records.merge(event.id(), event, (one, other) -> one.revision() >= other.revision() ? one : other);
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Map<UUID, List<Win>> wins = new HashMap<>();
        for (ChangeEvent deal : records.values()) {
            if (deal.kind() == RecordKind.OPPORTUNITY && deal.state() == RecordState.LIVE) {
                addDeal(facts, wins, deal);
            }
        }
        wins.values().forEach(ofAccount -> {
            Win first = ofAccount.stream().min(Comparator.comparing((Win win) -> win.amount.day())
                    .thenComparing(win -> win.externalId)).orElseThrow();
            facts.add(as(first.amount, "firstAmount"));
        });
        return facts;
    }

    private record Win(String externalId, Fact amount) {}

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
        if (from.equals(currency)) {
            return amount;
        }
        BigDecimal direct = rate(from, currency, day);
        BigDecimal inverse = rate(currency, from, day);
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
        String account = text(deal, "account");
        if (side.equals("won") && account != null && !"RENEWAL".equals(text(deal, "type"))) {
            UUID customer = survivor(UUID.fromString(account));
            ChangeEvent record = records.get(customer);
            if (record == null || record.state() != RecordState.DELETED) {
                wins.computeIfAbsent(customer, _ -> new ArrayList<>())
                        .add(new Win(deal.externalId(), amount));
            }
        }
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
            at = closed.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
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
        if (from.equals(currency)) {
            return fact(deal, what, day, new BigDecimal(amount), null, owner);
        }
        BigDecimal direct = rate(from, currency, day);
        BigDecimal inverse = rate(currency, from, day);
        if (direct == null && inverse == null) {
            return fact(deal, what, day, BigDecimal.ZERO, "RATE_MISSING", owner);
        }
        BigDecimal converted = direct != null
                ? new BigDecimal(amount).multiply(direct)
                : new BigDecimal(amount).divide(inverse, MathContext.DECIMAL64);
        return fact(deal, what, day, converted, null, owner);
    }

    private @Nullable BigDecimal rate(String base, String quote, LocalDate day) {
        BigDecimal best = null;
        LocalDate bestDay = null;
        for (ChangeEvent rate : records.values()) {
            if (rate.kind() == RecordKind.FX_RATE && rate.state() == RecordState.LIVE
                    && base.equals(text(rate, "base")) && quote.equals(text(rate, "quote"))) {
                LocalDate on = LocalDate.parse(Objects.requireNonNull(text(rate, "on")));
                if (!on.isAfter(day) && (bestDay == null || on.isAfter(bestDay))) {
                    best = new BigDecimal(Objects.requireNonNull(text(rate, "rate")));
                    bestDay = on;
                }
            }
        }
        return bestDay == null || bestDay.isBefore(day.minusDays(31)) ? null : best;
    }

    private Fact fact(ChangeEvent deal, String what, LocalDate day, BigDecimal value, @Nullable String reason,
            @Nullable String owner) {
        String accountCountry = trait(text(deal, "account"), "country");
        return new Fact(what, day, value, reason, survivorOf(owner), survivorOf(text(deal, "owner")),
                trait(text(deal, "lead"), "source"), trait(text(deal, "account"), "segment"),
                accountCountry != null ? accountCountry : trait(text(deal, "lead"), "country"));
    }

    private static Fact as(Fact fact, String what) {
        return new Fact(what, fact.day, fact.value, fact.reason, fact.rep, fact.currentRep, fact.source, fact.segment,
                fact.country);
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

    private @Nullable String category(@Nullable String stage) {
        return records.values().stream()
                .filter(record -> record.kind() == RecordKind.PIPELINE_STAGE && record.state() == RecordState.LIVE
                        && Objects.equals(text(record, "stage"), stage))
                .findFirst().map(record -> text(record, "category")).orElse(null);
    }

    @Nullable
    LocalDate day(@Nullable String moment) {
        if (moment == null) {
            return null;
        }
        return moment.length() == 10 ? LocalDate.parse(moment) : local(Instant.parse(moment));
    }

    LocalDate local(Instant instant) {
        return instant.atZone(zone).toLocalDate();
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
