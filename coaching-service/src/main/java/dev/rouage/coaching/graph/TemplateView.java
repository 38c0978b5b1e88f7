package dev.rouage.coaching.graph;

import java.util.List;

import dev.rouage.coaching.template.Language;
import dev.rouage.coaching.template.ModuleKind;
import dev.rouage.coaching.template.ProgramTemplate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** A template as the graph shows it. */
@Name("ProgramTemplate")
@Description("A ready-made program, from which a company makes its own")
public record TemplateView(
        @Id @NonNull @Description("The id of the template") String id,
        @NonNull @Description("The language of its texts") Language language,
        @NonNull @Description("Its name") String name,
        @NonNull @Description("What it is about, in a sentence") String summary,
        @NonNull @Description("Its milestones, in order") List<@NonNull TemplateMilestone> milestones) {

    /** A milestone of a template as the graph shows it. */
    @Name("TemplateMilestone")
    @Description("A milestone of a ready-made program")
    public record TemplateMilestone(
            @NonNull @Description("Its name") String name,
            @Description("The working days from a rep's start to the day it is due") int dueWorkingDays,
            @NonNull @Description("What to complete by then") List<@NonNull TemplateModule> modules) {}

    /** A module of a template as the graph shows it. */
    @Name("TemplateModule")
    @Description("A module of a ready-made program")
    public record TemplateModule(
            @NonNull @Description("What one does in it") ModuleKind kind,
            @NonNull @Description("Its name") String name,
            @NonNull @Description("What one learns, in a sentence") String summary,
            @Description("How long it takes, in minutes") int minutes) {}

    static TemplateView of(ProgramTemplate template) {
        return new TemplateView(template.id(), template.language(), template.name(), template.summary(),
                template.milestones().stream()
                        .map(milestone -> new TemplateMilestone(milestone.name(), milestone.dueWorkingDays(),
                                milestone.modules().stream().map(TemplateView::module).toList()))
                        .toList());
    }

    private static TemplateModule module(ProgramTemplate.TemplateModule module) {
        return new TemplateModule(module.kind(), module.name(), module.summary(), module.minutes());
    }
}
