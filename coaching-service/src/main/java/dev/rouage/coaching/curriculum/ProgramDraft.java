package dev.rouage.coaching.curriculum;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.coaching.program.InvalidProgramException;
import dev.rouage.coaching.template.ProgramTemplate;
import dev.rouage.coaching.template.ProgramTemplate.TemplateMilestone;
import dev.rouage.coaching.template.ProgramTemplate.TemplateModule;

/** Turns a template into a program with ids of its own, checked to be one that can be followed. */
final class ProgramDraft {
    private final Map<String, UUID> ids = new HashMap<>();

    private ProgramDraft() {}

    static Program of(UUID id, ProgramTemplate template, boolean onboarding, Audience audience) {
        ProgramDraft draft = new ProgramDraft();
        template.milestones().stream().flatMap(milestone -> milestone.modules().stream())
                .forEach(module -> draft.ids.put(module.key(), UUID.randomUUID()));
        Program program = new Program(id, template.id(), template.language(), template.name(), onboarding, audience,
                null, template.milestones().stream().map(draft::milestone).toList());
        program.plan();
        return program;
    }

    private Milestone milestone(TemplateMilestone milestone) {
        return new Milestone(UUID.randomUUID(), milestone.name(), milestone.dueWorkingDays(),
                milestone.modules().stream().map(this::module).toList());
    }

    private Module module(TemplateModule module) {
        return new Module(id(module.key()), module.kind(), module.name(), module.summary(), module.minutes(),
                prerequisites(module));
    }

    private List<UUID> prerequisites(TemplateModule module) {
        return module.requires().stream().map(this::id).toList();
    }

    private UUID id(String key) {
        UUID id = ids.get(key);
        if (id == null) {
            throw new InvalidProgramException("There is no module '" + key + "' in the template");
        }
        return id;
    }
}
