package dev.rouage.demo.story;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.HistoryEntry;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import org.jspecify.annotations.Nullable;

/** The records in which deals are written down: first as the CRM had them, afterwards as they are. */
final class DealRecords {

    private static final Kind KIND = Kind.OPPORTUNITY;

    private final Recorder recorder;

    DealRecords(Recorder recorder) {
        this.recorder = recorder;
    }

    /** What the CRM knew first; nothing of a late deal. */
    Stream<Item> first(Deal deal) {
        if (comesBackOpen(deal)) {
            return Stream.of(beforeReopening(deal));
        }
        return switch (deal.fate()) {
            case LATE -> Stream.empty();
            case AMOUNT_CORRECTED -> Stream.of(withAmount(deal, tenfold(deal.amount())));
            case CLOSING_CORRECTED ->
                Stream.of(whole(deal, fields(deal).with("closedAt", StoryClock.dayOf(deal.createdAt()))));
            case PLAIN, DELETED, RESTORED -> Stream.of(whole(deal, fields(deal)));
        };
    }

    /** What is written down later: late deals, corrections, reopenings, deletions. */
    Stream<Item> afterwards(Deal deal) {
        if (comesBackOpen(deal)) {
            return Stream.of(recorder.second(KIND, deal.id(), Fields.none().with("stage", deal.stage()))
                    .withHistory(Recorder.history(deal.stages(), deal.owners()))
                    .clearing("closedAt"));
        }
        return switch (deal.fate()) {
            case LATE -> Stream.of(whole(deal, fields(deal)));
            case AMOUNT_CORRECTED -> Stream.of(recorder.second(KIND, deal.id(),
                    Fields.none().withMoney("amount", deal.amount(), deal.currency())));
            case CLOSING_CORRECTED -> Stream.of(recorder.second(KIND, deal.id(), closing(Fields.none(), deal)));
            case DELETED -> Stream.of(recorder.deletion(KIND, deal.id()));
            case RESTORED -> Stream.of(recorder.deletion(KIND, deal.id()), recorder.restoration(KIND, deal.id()));
            case PLAIN -> Stream.empty();
        };
    }

    private static boolean comesBackOpen(Deal deal) {
        return deal.fate() == Deal.Fate.PLAIN && deal.closedAt() == null && deal.isReopened();
    }

    private Item beforeReopening(Deal deal) {
        List<HistoryEntry> known = deal.stages().subList(0, deal.stages().size() - 1);
        HistoryEntry closing = known.getLast();
        Fields fields = fields(deal).with("stage", closing.value()).with("closedAt", StoryClock.dayOf(closing.at()));
        return recorder.first(KIND, deal.id(), fields).withHistory(Recorder.history(known, deal.owners()));
    }

    private Item whole(Deal deal, Fields fields) {
        return recorder.first(KIND, deal.id(), fields).withHistory(Recorder.history(deal.stages(), deal.owners()));
    }

    private Item withAmount(Deal deal, @Nullable BigDecimal amount) {
        return whole(deal, fields(deal).and(Fields.none().withMoney("amount", amount, deal.currency())));
    }

    private static @Nullable BigDecimal tenfold(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.multiply(BigDecimal.TEN);
    }

    private static Fields fields(Deal deal) {
        Fields fields = Fields.none()
                .with("lead", deal.lead())
                .with("account", deal.account())
                .with("owner", deal.owners().getLast().value())
                .with("pipeline", deal.pipeline().title())
                .with("stage", deal.stage())
                .withMoney("amount", deal.amount(), deal.currency())
                .with("type", deal.type())
                .with("product", deal.product());
        fields = deal.datesOnly()
                ? fields.with("createdAt", StoryClock.dayOf(deal.createdAt()))
                : fields.with("createdAt", deal.createdAt());
        return closing(fields, deal);
    }

    private static Fields closing(Fields fields, Deal deal) {
        Instant closedAt = deal.closedAt();
        if (closedAt == null) {
            return fields;
        }
        return deal.datesOnly()
                ? fields.with("closedAt", StoryClock.dayOf(closedAt))
                : fields.with("closedAt", closedAt);
    }
}
