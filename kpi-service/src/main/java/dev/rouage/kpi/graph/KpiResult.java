package dev.rouage.kpi.graph;

import java.util.ArrayList;
import java.util.List;

import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.report.Answer;
import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** One figure, broken down. */
@Description("One figure, broken down")
public record KpiResult(
        @NonNull @Description("The figure of all records") KpiFigure total,
        @Description("The figure by the dimensions asked for, in the order of their values; only groups that the"
                + " viewer may see") @NonNull List<@NonNull KpiGroup> groups,
        @Description("How many groups there are, beside those of this page") int groupCount,
        @Description("The figure by points of the grain asked for; empty without one") @NonNull List<@NonNull KpiPoint> series) {

    static KpiResult of(Answer answer, List<KpiDimension> by, PageRequest page) {
        return new KpiResult(new KpiFigure(answer.origin(), answer.total().getFirst()),
                groups(answer, by, page), answer.groups().size(),
                KpiPoint.of(answer.origin(), answer.series()));
    }

    private static List<KpiGroup> groups(Answer answer, List<KpiDimension> by, PageRequest page) {
        List<KpiGroup> groups = new ArrayList<>();
        boolean behind = page.after().isEmpty();
        for (Answer.Group group : answer.groups()) {
            String key = key(group);
            if (behind && groups.size() < page.size()) {
                groups.add(new KpiGroup(values(group, by),
                        new KpiFigure(answer.origin().of(group.values()), group.figure()),
                        KpiPoint.of(answer.origin().of(group.values()), group.series()), Cursor.encode(key)));
            }
            behind = behind || page.after().filter(key::equals).isPresent();
        }
        return groups;
    }

    private static String key(Answer.Group group) {
        return String.join("\u0000", group.values().stream().map(value -> value.orElse("")).toList());
    }

    private static List<KpiGroupValue> values(Answer.Group group, List<KpiDimension> by) {
        List<KpiGroupValue> values = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
            values.add(new KpiGroupValue(by.get(i), group.values().get(i).orElse(null)));
        }
        return values;
    }
}
