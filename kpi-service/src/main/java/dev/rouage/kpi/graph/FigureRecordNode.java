package dev.rouage.kpi.graph;

import java.util.List;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.drilldown.FigureRecord;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A record as the graph shows it: with the key of whatever the graph knows it as. */
@Type("FigureRecord")
@Description("A record that a figure is made of, or that is left out of it")
public record FigureRecordNode(
        @NonNull @Description("What the record is followed as") JourneyKind kind,
        @Id @NonNull @Description("The id of the record that it is followed by") String id,
        @Description("Whether it counts, in at least one of its parts") boolean counted,
        @NonNull @Description("What it adds to the figure, and what it is left out of") List<@NonNull FigureRecordPart> parts,
        @Description("The deal, where it is one") @Nullable Opportunity opportunity,
        @Description("The lead, where it is one") @Nullable Lead lead,
        @Description("The account, where it is one") @Nullable Account account,
        @Description("The rep, where it is one") @Nullable Rep rep) {

    static FigureRecordNode of(FigureRecord record, boolean money) {
        String id = record.id().toString();
        return new FigureRecordNode(record.kind(), id,
                record.parts().stream().anyMatch(part -> part.reason() == Reason.COUNTED),
                record.parts().stream().map(part -> FigureRecordPart.of(part, money)).toList(),
                is(record, RecordType.OPPORTUNITY) ? new Opportunity(id) : null,
                is(record, RecordType.LEAD) ? new Lead(id) : null,
                is(record, RecordType.ACCOUNT) ? new Account(id) : null,
                is(record, RecordType.REP) ? new Rep(id) : null);
    }

    private static boolean is(FigureRecord record, RecordType type) {
        return RecordType.of(record.kind()) == type;
    }

    /** What the graph knows a journey's id as. */
    private enum RecordType {
        OPPORTUNITY, LEAD, ACCOUNT, REP, OTHER;

        static RecordType of(JourneyKind kind) {
            return switch (kind) {
                case DEAL -> OPPORTUNITY;
                case ACCOUNT -> ACCOUNT;
                case LEAD -> LEAD;
                case CUSTOMER -> ACCOUNT;
                case REP -> REP;
                case SPEND, CONTRACT, SURVEY, COMPLAINT, REVIEW, TRAINING -> OTHER;
            };
        }
    }
}
