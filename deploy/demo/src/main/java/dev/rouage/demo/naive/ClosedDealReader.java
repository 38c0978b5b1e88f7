package dev.rouage.demo.naive;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.HistoryEntry;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the closed deals out of the records: categories of stages, days in the company's zone, amounts in its currency. */
final class ClosedDealReader {

    private final CurrentRecords records;
    private final ZoneId zone;
    private final String currency;
    private final Map<String, String> categories = new HashMap<>();
    private final Map<String, BigDecimal> rates = new HashMap<>();

    ClosedDealReader(CurrentRecords records, ZoneId zone, String currency) {
        this.records = records;
        this.zone = zone;
        this.currency = currency;
        for (Item stage : records.of(Kind.PIPELINE_STAGE)) {
            categories.put(stageKey(stage.fields()), stage.fields().text("category").orElseThrow());
        }
        for (Item rate : records.of(Kind.FX_RATE)) {
            Fields fields = rate.fields();
            rates.put(
                    fields.text("base").orElseThrow() + fields.text("quote").orElseThrow()
                            + fields.text("on").orElseThrow(),
                    new BigDecimal(fields.text("rate").orElseThrow()));
        }
    }

    List<ClosedDeal> closedDeals() {
        return records.of(Kind.OPPORTUNITY).stream().flatMap(this::closedDeal).toList();
    }

    private Stream<ClosedDeal> closedDeal(Item deal) {
        Fields fields = deal.fields();
        String category = categories.getOrDefault(stageKey(fields), "UNKNOWN");
        if (!category.equals("WON") && !category.equals("LOST")) {
            return Stream.empty();
        }
        LocalDate closedOn = day(fields.text("closedAt").orElseThrow());
        LocalDate createdOn = day(fields.text("createdAt").orElseThrow());
        boolean renewal = fields.text("type").equals(Optional.of("RENEWAL"));
        @Nullable
        String account = fields.text("account").map(id -> records.survivor(Kind.ACCOUNT, id)).orElse(null);
        return Stream.of(
                new ClosedDeal(deal.externalId(), category.equals("WON"), renewal, createdOn, closedOn,
                        amount(fields, closedOn), account,
                        ownerAt(deal, closing(deal, closedOn))));
    }

    private @Nullable BigDecimal amount(Fields fields, LocalDate day) {
        if (fields.text("amount").isEmpty()) {
            return null;
        }
        BigDecimal amount = new BigDecimal(fields.text("amount").orElseThrow());
        String from = fields.text("currency").orElseThrow();
        if (from.equals(currency)) {
            return amount;
        }
        BigDecimal rate = rates.get(from + currency + day);
        return rate == null ? null : amount.multiply(rate);
    }

    private @Nullable String ownerAt(Item deal, Instant closing) {
        @Nullable
        String owner = deal.fields().text("owner").orElse(null);
        List<HistoryEntry> owners = deal.history().getOrDefault("owner", List.of());
        for (HistoryEntry entry : owners.reversed()) {
            owner = entry.value();
            if (!entry.at().isAfter(closing)) {
                break;
            }
        }
        return owner;
    }

    /** Of a day without a time: when the history says that the deal reached its stage on that day, else the day's end. */
    private Instant closing(Item deal, LocalDate closedOn) {
        String stated = deal.fields().text("closedAt").orElseThrow();
        if (stated.length() > 10) {
            return Instant.parse(stated);
        }
        List<HistoryEntry> stages = deal.history().getOrDefault("stage", List.of());
        boolean known = !stages.isEmpty() && LocalDate.ofInstant(stages.getLast().at(), zone).equals(closedOn);
        return known ? stages.getLast().at() : closedOn.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }

    private LocalDate day(String text) {
        return text.length() == 10 ? LocalDate.parse(text) : LocalDate.ofInstant(Instant.parse(text), zone);
    }

    private static String stageKey(Fields fields) {
        return fields.text("pipeline").orElse("") + "\n" + fields.text("stage").orElseThrow();
    }
}
