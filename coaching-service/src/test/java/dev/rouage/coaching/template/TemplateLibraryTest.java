package dev.rouage.coaching.template;

import java.util.List;
import java.util.stream.Stream;

import dev.rouage.coaching.template.ProgramTemplate.TemplateMilestone;
import dev.rouage.coaching.template.ProgramTemplate.TemplateModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateLibraryTest {
    private final TemplateLibrary library = new TemplateLibrary();

    @ParameterizedTest
    @EnumSource
    void shipsEachTemplateCompleteInEveryLanguage(Language language) {
        assertThat(library.all(language)).isNotEmpty().allSatisfy(template -> {
            assertThat(texts(template)).allSatisfy(text -> assertThat(text).isNotBlank());
            assertThat(modules(template)).extracting(TemplateModule::key).doesNotHaveDuplicates();
            assertThat(template.milestones()).extracting(TemplateMilestone::dueWorkingDays).isSorted();
        });
    }

    @Test
    void isTranslatedAndNotCopied() {
        List<String> english = texts(library.find("first-sales-academy", Language.EN).orElseThrow());
        List<String> french = texts(library.find("first-sales-academy", Language.FR).orElseThrow());

        assertThat(french).hasSameSizeAs(english).contains("Prospection", "Fidélisation");
        assertThat(english).contains("Prospecting", "Retention").filteredOn(french::contains)
                .containsExactly("Objections");
    }

    @Test
    void knowsNoOtherTemplate() {
        assertThat(library.find("second-sales-academy", Language.EN)).isEmpty();
    }

    private static List<TemplateModule> modules(ProgramTemplate template) {
        return template.milestones().stream().flatMap(milestone -> milestone.modules().stream()).toList();
    }

    private static List<String> texts(ProgramTemplate template) {
        return Stream.of(Stream.of(template.name(), template.summary()),
                template.milestones().stream().map(TemplateMilestone::name),
                modules(template).stream().flatMap(module -> Stream.of(module.name(), module.summary())))
                .flatMap(texts -> texts).toList();
    }
}
