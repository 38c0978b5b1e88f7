package dev.rouage.coaching.curriculum;

import java.util.List;
import java.util.UUID;

import dev.rouage.coaching.program.InvalidProgramException;
import dev.rouage.coaching.template.Language;
import dev.rouage.coaching.template.ModuleKind;
import dev.rouage.coaching.template.ProgramTemplate;
import dev.rouage.coaching.template.ProgramTemplate.TemplateMilestone;
import dev.rouage.coaching.template.ProgramTemplate.TemplateModule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProgramDraftTest {

    @Test
    void turnsKeysIntoIds() {
        Program program = draft(module("a"), module("b", "a"));

        List<Module> modules = program.milestones().getFirst().modules();
        assertThat(modules.getLast().prerequisites()).containsExactly(modules.getFirst().id());
        assertThat(modules).extracting(Module::name).containsExactly("a", "b");
    }

    @Test
    void refusesATemplateThatNobodyCouldFollow() {
        assertThatThrownBy(() -> draft(module("a", "b"), module("b", "a")))
                .isInstanceOf(InvalidProgramException.class).hasMessageContaining("cycle");
        assertThatThrownBy(() -> draft(module("a", "x"))).isInstanceOf(InvalidProgramException.class)
                .hasMessageContaining("'x'");
    }

    private static Program draft(TemplateModule... modules) {
        ProgramTemplate template = new ProgramTemplate("t", Language.EN, "T", "S",
                List.of(new TemplateMilestone("M", 1, List.of(modules))));
        return ProgramDraft.of(UUID.randomUUID(), template, true, Audience.NEW_HIRES);
    }

    private static TemplateModule module(String key, String... requires) {
        return new TemplateModule(key, ModuleKind.LESSON, key, key, 1, List.of(requires));
    }
}
