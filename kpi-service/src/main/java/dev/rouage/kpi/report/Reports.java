package dev.rouage.kpi.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.figure.Evaluation;
import dev.rouage.kpi.figure.Tally;
import dev.rouage.kpi.rollup.TallyKey;
import dev.rouage.kpi.rollup.TallyQuery;
import dev.rouage.kpi.rollup.TallyQuery.Owners;
import dev.rouage.kpi.rollup.TallySource;
import io.smallrye.mutiny.Uni;

/** Answers questions about figures: one statement for all owners of a question. */
@ApplicationScoped
public class Reports {
    private final TallySource rollups;

    Reports(TallySource rollups) {
        this.rollups = rollups;
    }

    /** Answers about the company as a whole; fails with {@code FORBIDDEN} when it names someone it may not. */
    public Uni<Answer> company(Viewpoint viewpoint, Question question) {
        Owners company = new Owners.Company();
        return answers(viewpoint, question, company)
                .map(answers -> answers.getOrDefault(Optional.<UUID>empty(), List.of()))
                .map(tallies -> new AnswerBuilder(viewpoint, question, company, tallies).build());
    }

    /** Answers about each of these reps or teams. */
    public Uni<Map<UUID, Answer>> each(Viewpoint viewpoint, Question question, Owners owners) {
        List<UUID> ids = switch (owners) {
            case Owners.Company _ -> List.of();
            case Owners.Reps(List<UUID> reps) -> reps;
            case Owners.Teams(List<UUID> teams) -> teams;
        };
        return answers(viewpoint, question, owners).map(answers -> {
            Map<UUID, Answer> byOwner = new LinkedHashMap<>();
            ids.forEach(id -> byOwner.put(id, new AnswerBuilder(viewpoint, question, owners.only(id),
                    answers.getOrDefault(Optional.of(id), List.of())).build()));
            return byOwner;
        });
    }

    /** Refuses what the person may not see, before anything is read. */
    public void check(Viewpoint viewpoint, Question question, Owners owners) {
        Guard.check(viewpoint.scope(), owners, question.selection());
    }

    private Uni<Map<Optional<UUID>, List<Map.Entry<TallyKey, Tally>>>> answers(Viewpoint viewpoint,
            Question question, Owners owners) {
        check(viewpoint, question, owners);
        Windows windows = Windows.of(question, viewpoint);
        TallyQuery query = new TallyQuery(viewpoint.generation(), viewpoint.today(), question.options().attribution(),
                Evaluation.measures(question.kpis(), question.options()), windows.all(), owners, question.selection(),
                question.by());
        return rollups.read(viewpoint.tenant(), query).map(tallies -> {
            Map<Optional<UUID>, List<Map.Entry<TallyKey, Tally>>> byOwner = new LinkedHashMap<>();
            tallies.entrySet().forEach(entry -> byOwner
                    .computeIfAbsent(entry.getKey().owner(), _ -> new ArrayList<>()).add(entry));
            return byOwner;
        });
    }
}
