package dev.rouage.kpi.restate;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.settings.Edition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out a company's journeys from its records alone, without a look at what any journey or sum was before. */
@ApplicationScoped
public class FullCalculation {
    private final CompanyRules.Reader rules;
    private final JourneyCalculations calculations;

    FullCalculation(CompanyRules.Reader rules, JourneyCalculations calculations) {
        this.rules = rules;
        this.calculations = calculations;
    }

    /** What those journeys contribute, worked out from records alone. */
    public Uni<Calculated> afresh(SqlConnection connection, Edition edition, JourneyKind kind, List<UUID> ids) {
        return rules.of(connection, edition).chain(known -> of(kind).afresh(connection, known, ids));
    }

    /** The ids of a kind behind that one, in the order of ids, of all that may contribute anything. */
    public Uni<List<UUID>> idsAfter(SqlConnection connection, Edition edition, JourneyKind kind, UUID after,
            int limit) {
        return rules.of(connection, edition).chain(known -> of(kind).idsAfter(connection, known, after, limit));
    }

    private JourneyCalculation of(JourneyKind kind) {
        return calculations.of(kind);
    }
}
