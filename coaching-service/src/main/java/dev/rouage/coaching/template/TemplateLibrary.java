package dev.rouage.coaching.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rouage.coaching.template.ProgramTemplate.TemplateMilestone;
import dev.rouage.coaching.template.ProgramTemplate.TemplateModule;

/** The templates that ship with the service: one resource each, all languages in it. */
@ApplicationScoped
public class TemplateLibrary {
    private static final List<String> RESOURCES = List.of("/templates/first-sales-academy.json");

    private final Map<String, JsonNode> templates = new LinkedHashMap<>();

    TemplateLibrary() {
        for (String resource : RESOURCES) {
            JsonNode template = read(resource);
            templates.put(template.required("id").asText(), template);
        }
    }

    /** All templates in that language. */
    public List<ProgramTemplate> all(Language language) {
        return templates.values().stream().map(json -> template(json, language)).toList();
    }

    /** The template of that id in that language. */
    public Optional<ProgramTemplate> find(String id, Language language) {
        return Optional.ofNullable(templates.get(id)).map(json -> template(json, language));
    }

    private static ProgramTemplate template(JsonNode json, Language language) {
        return new ProgramTemplate(json.required("id").asText(), language, text(json, "name", language),
                text(json, "summary", language),
                each(json.required("milestones")).stream().map(milestone -> milestone(milestone, language)).toList());
    }

    private static TemplateMilestone milestone(JsonNode json, Language language) {
        return new TemplateMilestone(text(json, "name", language), json.required("dueWorkingDays").asInt(),
                each(json.required("modules")).stream().map(module -> module(module, language)).toList());
    }

    private static TemplateModule module(JsonNode json, Language language) {
        return new TemplateModule(json.required("key").asText(), ModuleKind.valueOf(json.required("kind").asText()),
                text(json, "name", language), text(json, "summary", language), json.required("minutes").asInt(),
                each(json.required("requires")).stream().map(JsonNode::asText).toList());
    }

    private static String text(JsonNode json, String field, Language language) {
        return json.required(field).required(language.tag()).asText();
    }

    private static List<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode read(String resource) {
        try (InputStream input = TemplateLibrary.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(input);
        } catch (IOException failure) {
            throw new UncheckedIOException("Template " + resource + " can't be read", failure);
        }
    }
}
