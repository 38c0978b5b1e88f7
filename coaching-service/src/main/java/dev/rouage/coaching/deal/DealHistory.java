package dev.rouage.coaching.deal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.rouage.coaching.sale.Deal.OwnerEntry;
import dev.rouage.coaching.sale.Deal.StageEntry;
import io.vertx.core.json.JsonArray;

/** The stages and owners of a deal as two JSON columns: arrays of pairs, value and instant. */
final class DealHistory {

    private DealHistory() {}

    static String ofStages(List<StageEntry> stages) {
        JsonArray json = new JsonArray();
        stages.forEach(entry -> json.add(JsonArray.of(entry.stage(), entry.at().toString())));
        return json.encode();
    }

    static String ofOwners(List<OwnerEntry> owners) {
        JsonArray json = new JsonArray();
        owners.forEach(entry -> json.add(JsonArray.of(entry.owner().toString(), entry.at().toString())));
        return json.encode();
    }

    static List<StageEntry> stages(String column) {
        return new JsonArray(column).stream().map(JsonArray.class::cast)
                .map(pair -> new StageEntry(pair.getString(0), Instant.parse(pair.getString(1)))).toList();
    }

    static List<OwnerEntry> owners(String column) {
        return new JsonArray(column).stream().map(JsonArray.class::cast)
                .map(pair -> new OwnerEntry(UUID.fromString(pair.getString(0)), Instant.parse(pair.getString(1))))
                .toList();
    }
}
