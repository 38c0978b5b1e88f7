package dev.rouage.coaching.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rouage.coaching.record.RecordFields;
import dev.rouage.coaching.sale.Deal;
import dev.rouage.coaching.sale.Deal.OwnerEntry;
import dev.rouage.coaching.sale.Deal.StageEntry;
import dev.rouage.coaching.sale.Deal.StatedClose;
import dev.rouage.coaching.sale.Deal.Win;
import dev.rouage.coaching.sale.WinRule;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordState;
import org.jspecify.annotations.Nullable;

/** An opportunity as an event tells it; its days are those of the company's zone. */
record DealChange(ChangeEvent event, @Nullable LocalDate createdOn, Deal deal) {

    static DealChange of(ChangeEvent event, ZoneId zone) {
        RecordFields fields = new RecordFields(event.fields());
        StatedClose closed = fields.day("closedAt", zone)
                .map(day -> new StatedClose(day, fields.instant("closedAt").orElse(null))).orElse(null);
        return new DealChange(event, fields.day("createdAt", zone).orElse(null),
                new Deal(fields.id("owner").orElse(null), fields.text("pipeline").orElse(""),
                        fields.text("stage").orElse(""), closed, stages(event), owners(event)));
    }

    /** The win; deleted and merged deals have none. */
    Optional<Win> win(WinRule rule) {
        return event.state() == RecordState.LIVE ? rule.winOf(deal) : Optional.empty();
    }

    private static List<StageEntry> stages(ChangeEvent event) {
        List<StageEntry> stages = new ArrayList<>();
        for (JsonNode entry : event.history().path("stage")) {
            stages.add(new StageEntry(entry.required("value").asText(), at(entry)));
        }
        return stages;
    }

    /** A time without an owner does not end what the owner before did. */
    private static List<OwnerEntry> owners(ChangeEvent event) {
        List<OwnerEntry> owners = new ArrayList<>();
        for (JsonNode entry : event.history().path("owner")) {
            if (entry.hasNonNull("value")) {
                owners.add(new OwnerEntry(UUID.fromString(entry.get("value").asText()), at(entry)));
            }
        }
        return owners;
    }

    private static Instant at(JsonNode entry) {
        return RecordFields.instantOf(entry.required("at").asText());
    }
}
