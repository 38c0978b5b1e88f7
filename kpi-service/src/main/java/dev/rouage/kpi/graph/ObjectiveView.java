package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.Catalogue;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.catalogue.Unit;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.objective.Objective;
import dev.rouage.kpi.objective.ObjectiveRole;
import dev.rouage.kpi.objective.Progress;
import dev.rouage.kpi.objective.Subject;
import dev.rouage.kpi.objective.book.AssessedObjective;
import dev.rouage.kpi.objective.book.RecordedObjective;
import dev.rouage.kpi.report.Answer.ComparedFigure;
import dev.rouage.kpi.report.Origin;
import dev.rouage.kpi.report.PeriodChoice;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.rollup.Selection;
import dev.rouage.kpi.rollup.TallyQuery.Owners;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** An objective as the graph shows it: amounts only to those who may see them. */
@Type("Objective")
@Description("Which value a figure should reach over a period, and how far it has come")
public class ObjectiveView {
    private final Viewpoint viewpoint;
    private final RecordedObjective recorded;
    private final Objective objective;
    private final @Nullable Figure taken;
    private final Progress progress;

    ObjectiveView(AssessedObjective assessed) {
        this.viewpoint = assessed.viewpoint();
        this.recorded = assessed.recorded();
        this.objective = recorded.objective();
        this.taken = assessed.figure();
        this.progress = assessed.progress();
    }

    @Id
    @NonNull
    @Description("Its id, the same for all its versions")
    public String getId() {
        return objective.id().toString();
    }

    @Description("1 when it was set, one more with each revision")
    public int getVersion() {
        return objective.version();
    }

    @NonNull
    @Description("What it is to its team or rep")
    public ObjectiveRole getRole() {
        return objective.role();
    }

    @NonNull
    @Description("The figure that it is about")
    public KpiId getKpi() {
        return objective.kpi();
    }

    @NonNull
    @Description("What target, baseline and actual are measured in")
    public Unit getUnit() {
        return Catalogue.definition(objective.kpi()).unit();
    }

    @Description("The team whose objective it is; null when it is a rep's")
    public @Nullable Team getTeam() {
        return objective.subject().type() == Subject.Type.TEAM ? new Team(recorded.owner().toString()) : null;
    }

    @Description("The rep whose objective it is; null when it is a team's")
    public @Nullable Rep getRep() {
        return objective.subject().type() == Subject.Type.REP ? new Rep(recorded.owner().toString()) : null;
    }

    @NonNull
    @Description("The first day of its period")
    public LocalDate getFrom() {
        return objective.period().from();
    }

    @NonNull
    @Description("The day after the last one of its period")
    public LocalDate getTo() {
        return objective.period().to();
    }

    @Description("The value to reach, in the figure's unit; of amounts null for those without the role money")
    public @Nullable BigDecimal getTarget() {
        return hidden() ? null : objective.goal().target();
    }

    @Description("The value that a figure which should fall starts from, in the figure's unit; null without one,"
            + " and of amounts for those without the role money")
    public @Nullable BigDecimal getBaseline() {
        return hidden() ? null : objective.goal().baseline();
    }

    @Description("The figure's value over the days of the period up to today, in the figure's unit; null when it has"
            + " none, and of amounts for those without the role money")
    public @Nullable BigDecimal getActual() {
        return hidden() || taken == null ? null : taken.value();
    }

    @Description("The figure over the days of the period up to today; null before the first one")
    public @Nullable KpiFigure getFigure() {
        return Progress.elapsedPart(objective.period(), viewpoint.today()).filter(_ -> taken != null)
                .map(part -> new KpiFigure(origin(part), new ComparedFigure(taken, Optional.empty())))
                .orElse(null);
    }

    private Origin origin(Period part) {
        List<UUID> owner = List.of(recorded.owner());
        Question question = new Question(List.of(objective.kpi()), new PeriodChoice.Days(part), Selection.ALL,
                List.of(),
                Optional.empty(), Optional.empty(), Options.DEFAULT);
        return new Origin(viewpoint, question, objective.subject().type() == Subject.Type.TEAM
                ? new Owners.Teams(owner)
                : new Owners.Reps(owner), List.of(), part);
    }

    @Description("Which share of the way has been made, 1 is all of it: actual / target of a figure that should rise,"
            + " (baseline - actual) / (baseline - target) of one that should fall; null when there is none, and then"
            + " noAttainmentBecause says why")
    public @Nullable BigDecimal getAttainment() {
        return progress.attainment().value();
    }

    @Description("Why there is no attainment; null when there is one")
    public @Nullable String getNoAttainmentBecause() {
        return progress.attainment().noValueBecause();
    }

    @NonNull
    @Description("Which share of the period's days has begun, 0..1")
    public BigDecimal getElapsed() {
        return progress.elapsed();
    }

    @Description("attainment / elapsed: below 1 it will be missed if things go on as they went; null when there is none,"
            + " and then noPaceBecause says why")
    public @Nullable BigDecimal getPace() {
        return progress.pace().value();
    }

    @Description("Why there is no pace; null when there is one")
    public @Nullable String getNoPaceBecause() {
        return progress.pace().noValueBecause();
    }

    @NonNull
    @Description("When this version was set")
    public OffsetDateTime getRecordedAt() {
        return recorded.recordedAt();
    }

    @NonNull
    @Description("Who set this version: an e-mail, or a machine's name")
    public String getRecordedBy() {
        return recorded.recordedBy();
    }

    private boolean hidden() {
        return !viewpoint.money() && getUnit().isMoney();
    }
}
