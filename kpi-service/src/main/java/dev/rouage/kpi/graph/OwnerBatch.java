package dev.rouage.kpi.graph;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.figure.StageFigures;
import dev.rouage.kpi.report.Answer;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.Reports;
import dev.rouage.kpi.report.StageQuestion;
import dev.rouage.kpi.report.StageReports;
import dev.rouage.kpi.rollup.TallyQuery.Owners;
import io.smallrye.mutiny.Uni;

/** Answers the same question about many reps or teams of one request with one statement. */
@RequestScoped
class OwnerBatch {
    private final Reports reports;
    private final StageReports stageReports;
    private final LoopBatch<Asked<Question>, UUID, Answer> figures;
    private final LoopBatch<Asked<StageQuestion>, UUID, StageFigures> stages;

    OwnerBatch(Reports reports, StageReports stageReports) {
        this.reports = reports;
        this.stageReports = stageReports;
        this.figures = new LoopBatch<>((asked, ids) -> reports.each(asked.viewpoint, asked.question,
                asked.of.owners(ids)));
        this.stages = new LoopBatch<>((asked, ids) -> stageReports.each(asked.viewpoint, asked.question,
                asked.of.owners(ids)));
    }

    Uni<Answer> rep(Viewpoint viewpoint, Question question, UUID rep) {
        return figures(new Asked<>(viewpoint, question, OwnerType.REP), rep);
    }

    Uni<Answer> team(Viewpoint viewpoint, Question question, UUID team) {
        return figures(new Asked<>(viewpoint, question, OwnerType.TEAM), team);
    }

    Uni<StageFigures> rep(Viewpoint viewpoint, StageQuestion question, UUID rep) {
        return stages(new Asked<>(viewpoint, question, OwnerType.REP), rep);
    }

    Uni<StageFigures> team(Viewpoint viewpoint, StageQuestion question, UUID team) {
        return stages(new Asked<>(viewpoint, question, OwnerType.TEAM), team);
    }

    /** Whom the viewer may not ask about is refused for itself, before it could spoil the batch of the others. */
    private Uni<Answer> figures(Asked<Question> asked, UUID owner) {
        reports.check(asked.viewpoint, asked.question, asked.of.owners(List.of(owner)));
        return figures.add(asked, owner);
    }

    private Uni<StageFigures> stages(Asked<StageQuestion> asked, UUID owner) {
        stageReports.check(asked.viewpoint, asked.question, asked.of.owners(List.of(owner)));
        return stages.add(asked, owner);
    }

    private record Asked<Q>(Viewpoint viewpoint, Q question, OwnerType of) {}

    private enum OwnerType {
        REP, TEAM;

        Owners owners(List<UUID> ids) {
            return switch (this) {
                case REP -> new Owners.Reps(ids);
                case TEAM -> new Owners.Teams(ids);
            };
        }
    }
}
