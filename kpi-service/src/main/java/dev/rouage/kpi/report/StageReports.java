package dev.rouage.kpi.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.figure.Frame;
import dev.rouage.kpi.figure.StageFigures;
import dev.rouage.kpi.figure.StageTally;
import dev.rouage.kpi.figure.Tally;
import dev.rouage.kpi.journey.deal.StageMap;
import dev.rouage.kpi.journey.deal.StageName;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.rollup.TallyKey;
import dev.rouage.kpi.rollup.TallyQuery;
import dev.rouage.kpi.rollup.TallyQuery.Owners;
import dev.rouage.kpi.rollup.TallySource;
import dev.rouage.platform.database.TenantDatabase;
import io.smallrye.mutiny.Uni;

/** Answers questions about stages: in one round trip what stages mean and the sums of all owners of a question. */
@ApplicationScoped
public class StageReports {
    private final TenantDatabase database;
    private final ContextRecords records;
    private final TallySource rollups;

    StageReports(TenantDatabase database, ContextRecords records, TallySource rollups) {
        this.database = database;
        this.records = records;
        this.rollups = rollups;
    }

    /** The figures of the company's stages; {@code FORBIDDEN} when the question names someone it may not. */
    public Uni<StageFigures> company(Viewpoint viewpoint, StageQuestion question) {
        return figures(viewpoint, question, new Owners.Company(), List.of(Optional.empty()))
                .map(figures -> figures.get(Optional.<UUID>empty()));
    }

    /** The figures of the stages of each of these reps or teams. */
    public Uni<Map<UUID, StageFigures>> each(Viewpoint viewpoint, StageQuestion question, Owners owners) {
        List<UUID> ids = switch (owners) {
            case Owners.Company _ -> List.of();
            case Owners.Reps(List<UUID> reps) -> reps;
            case Owners.Teams(List<UUID> teams) -> teams;
        };
        return figures(viewpoint, question, owners, ids.stream().map(Optional::of).toList()).map(figures -> {
            Map<UUID, StageFigures> byOwner = new LinkedHashMap<>();
            ids.forEach(id -> byOwner.put(id, figures.get(Optional.of(id))));
            return byOwner;
        });
    }

    /** Refuses what the person may not see, before anything is read. */
    public void check(Viewpoint viewpoint, StageQuestion question, Owners owners) {
        Guard.check(viewpoint.scope(), owners, question.selection());
    }

    private Uni<Map<Optional<UUID>, StageFigures>> figures(Viewpoint viewpoint, StageQuestion question, Owners owners,
            List<Optional<UUID>> ids) {
        check(viewpoint, question, owners);
        Period period = question.period().seenFrom(viewpoint.today(), viewpoint.policy().calendar()).period();
        Frame frame = viewpoint.frame(period, question.options(), Set.of());
        TallyQuery query = new TallyQuery(viewpoint.generation(), viewpoint.today(), question.options().attribution(),
                question.measures(), List.of(period), owners, question.selection(), List.of(), true);
        return database.read(viewpoint.tenant(), connection -> Uni.combine().all()
                .unis(records.stages(connection, viewpoint.tenant()),
                        rollups.read(connection, viewpoint.tenant(), query))
                .with((stages, tallies) -> {
                    Map<Optional<UUID>, StageFigures> byOwner = new LinkedHashMap<>();
                    ids.forEach(id -> byOwner.put(id, figures(id, tallies, stages, frame)));
                    return byOwner;
                }));
    }

    private static StageFigures figures(Optional<UUID> owner, Map<TallyKey, Tally> tallies, StageMap stages,
            Frame frame) {
        List<StageTally> own = new ArrayList<>();
        tallies.forEach((key, tally) -> {
            if (key.owner().equals(owner)) {
                own.add(new StageTally(new StageName(key.values().get(0).orElse(""), key.values().get(1).orElse(""),
                        key.values().get(2).orElse("")), tally));
            }
        });
        return new StageFigures(own, stages, frame);
    }
}
