package dev.rouage.ingest.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.rouage.platform.json.StrictJson;

/** Reads what the stages of pipelines mean: {@code {"<pipeline>": {"<stage>": "WON" | {"category", "position", "probability"}}}}. */
final class StageReader {
    private static final Set<String> CATEGORIES = Set.of("OPEN", "WON", "LOST");

    private StageReader() {}

    static List<Preset.Stage> stages(MappingJson json) {
        List<Preset.Stage> stages = new ArrayList<>();
        json.members().forEach((pipeline, named) -> {
            int[] position = {0};
            named.members().forEach((stage, meaning) -> {
                position[0]++;
                stages.add(stage(pipeline, stage, meaning, position[0]));
            });
        });
        return List.copyOf(stages);
    }

    private static Preset.Stage stage(String pipeline, String name, MappingJson meaning, int place) {
        if (meaning.isText()) {
            return new Preset.Stage(pipeline, name, category(meaning), place, "");
        }
        meaning.allow(Set.of("category", "position", "probability"));
        String position = meaning.at("position").text(Integer.toString(place));
        if (!position.matches("[0-9]{1,4}") || Integer.parseInt(position) > 1_000) {
            meaning.at("position").wrong("A whole number from 0 to 1000 is expected");
            position = "0";
        }
        String probability = meaning.at("probability").text("");
        if (!probability.isEmpty() && StrictJson.decimal(TextNode.valueOf(probability))
                .filter(chance -> chance.signum() >= 0 && chance.compareTo(BigDecimal.ONE) <= 0).isEmpty()) {
            meaning.at("probability").wrong("A number from 0 to 1 is expected");
        }
        return new Preset.Stage(pipeline, name, category(meaning.at("category")), Integer.parseInt(position),
                probability);
    }

    private static String category(MappingJson json) {
        String category = json.text("");
        if (!CATEGORIES.contains(category)) {
            json.wrong("One of OPEN, WON, LOST is expected");
        }
        return category;
    }
}
