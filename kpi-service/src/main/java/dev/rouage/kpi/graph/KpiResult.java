package dev.rouage.kpi.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.report.Answer;
import dev.rouage.kpi.report.Origin;
import dev.rouage.platform.graphql.Cursor;
import dev.rouage.platform.graphql.PageRequest;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** One figure, broken down. */
@Description("One figure, broken down")
public record KpiResult(
        @NonNull @Description("The figure of all records") KpiFigure total,
        @Description("The figure by the dimensions asked for, in the order asked for; only groups that the"
                + " viewer may see") @NonNull List<@NonNull KpiGroup> groups,
        @Description("How many groups there are, beside those of this page") int groupCount,
        @Description("The figure by points of the grain asked for; empty without one") @NonNull List<@NonNull KpiPoint> series) {

    static KpiResult of(Answer answer, GroupOrder order, PageRequest page) {
        return new KpiResult(new KpiFigure(answer.origin(), answer.total().getFirst()),
                page(groups(answer, order), page), answer.groups().size(),
                KpiPoint.of(answer.origin(), answer.series()));
    }

    private static List<KpiGroup> groups(Answer answer, GroupOrder order) {
        List<KpiDimension> by = answer.origin().question().by();
        return answer.groups().stream().map(group -> {
            Origin origin = answer.origin().of(group.values());
            return new KpiGroup(values(group, by), new KpiFigure(origin, group.figure()),
                    KpiPoint.of(origin, group.series()), Cursor.encode(key(group)));
        }).sorted(Comparator.comparing(KpiGroup::figure, order.comparator())).toList();
    }

    private static List<KpiGroup> page(List<KpiGroup> groups, PageRequest page) {
        Stream<KpiGroup> behind = groups.stream();
        if (page.after().isPresent()) {
            String after = Cursor.encode(page.after().get());
            behind = behind.dropWhile(group -> !group.cursor().equals(after)).skip(1);
        }
        return behind.limit(page.size()).toList();
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
