package dev.rouage.coaching.template;

import java.util.List;

/**
 * A ready-made program in one language.
 *
 * @param id
 *            its name for machines
 * @param language
 *            the language of its texts
 * @param name
 *            its name for people
 * @param summary
 *            what it is about, in a sentence
 * @param milestones
 *            in the order of the program
 */
public record ProgramTemplate(String id, Language language, String name, String summary,
        List<TemplateMilestone> milestones) {

    /**
     * A milestone of a template.
     *
     * @param name
     *            its name for people
     * @param dueWorkingDays
     *            working days from a person's start to the day it is due
     * @param modules
     *            what to complete by then
     */
    public record TemplateMilestone(String name, int dueWorkingDays, List<TemplateModule> modules) {

        public TemplateMilestone {
            modules = List.copyOf(modules);
        }
    }

    /**
     * A module of a template.
     *
     * @param key
     *            names it within the template
     * @param kind
     *            what one does in it
     * @param name
     *            its name for people
     * @param summary
     *            what one learns, in a sentence
     * @param minutes
     *            how long it takes
     * @param requires
     *            the keys of the modules to complete before
     */
    public record TemplateModule(String key, ModuleKind kind, String name, String summary, int minutes,
            List<String> requires) {

        public TemplateModule {
            requires = List.copyOf(requires);
        }
    }

    public ProgramTemplate {
        milestones = List.copyOf(milestones);
    }
}
