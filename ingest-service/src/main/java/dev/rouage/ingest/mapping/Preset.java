package dev.rouage.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.problem.RouageException;

/**
 * How everything that a CRM exports or sends becomes records of ours.
 *
 * @param objects
 *            the mappings by the name of the foreign object; the first of an object is the record itself, the others are
 *            records that it implies
 * @param stages
 *            what the stages of the pipelines mean
 */
public record Preset(String name, Map<String, List<ObjectMapping>> objects, List<Stage> stages) {

    /**
     * A stage of a pipeline.
     *
     * @param pipeline
     *            empty for the pipeline without a name
     * @param category
     *            {@code OPEN}, {@code WON} or {@code LOST}
     * @param probability
     *            from 0 to 1 as a decimal number; empty when it is not told
     */
    public record Stage(String pipeline, String name, String category, int position, String probability) {}

    /** The mappings of an object; {@code UNKNOWN_OBJECT} when the preset has none. */
    public List<ObjectMapping> mappings(String object) {
        List<ObjectMapping> mappings = objects.get(object);
        if (mappings == null) {
            throw new RouageException(MappingErrorCode.UNKNOWN_OBJECT,
                    "The preset " + name + " has no object '" + object
                            + "', only " + String.join(", ", new TreeSet<>(objects.keySet())));
        }
        return mappings;
    }

    /** The names of the objects that it knows. */
    public Set<String> objectNames() {
        return objects.keySet();
    }

    /** The stages as items of the kind {@code pipelineStage}; their external id is {@code pipeline/stage}. */
    public List<MappedItem> stageItems(String source) {
        List<MappedItem> items = new ArrayList<>(stages.size());
        for (Stage stage : stages) {
            ObjectNode item = JsonNodeFactory.instance.objectNode().put("source", source).put("externalId",
                    stage.pipeline() + "/" + stage.name());
            ObjectNode fields = item.putObject("fields").put("pipeline", stage.pipeline()).put("stage", stage.name())
                    .put("category", stage.category()).put("position", stage.position());
            if (!stage.probability().isEmpty()) {
                fields.put("probability", stage.probability());
            }
            items.add(new MappedItem.Readable(RecordKind.PIPELINE_STAGE, item));
        }
        return items;
    }
}
