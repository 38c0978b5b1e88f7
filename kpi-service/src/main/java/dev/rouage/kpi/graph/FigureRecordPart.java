package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What a record adds to a figure. */
@Description("What a record adds to a figure, or is left out of")
public record FigureRecordPart(
        @NonNull @Description("Which of the figure's sums") Measure measure,
        @NonNull @Description("The day it is placed on, in the company's zone") LocalDate day,
        @Description("What it adds, in the unit of the sum; null where only its number counts, where it is left out, and for"
                + " amounts without the role money") @Nullable BigDecimal value,
        @Description("Why it is left out; null when it counts") @Nullable Reason excludedBecause) {

    /** A part as those may see it who may see amounts, or not. */
    public static FigureRecordPart of(Contribution part, boolean money) {
        boolean counted = part.reason() == Reason.COUNTED;
        boolean shown = switch (part.measure().scale()) {
            case NONE -> money && part.value().signum() != 0;
            case AMOUNT -> money;
            case DAYS, WEEK, DELAY, SCORE -> true;
            case DATE -> money && part.value().signum() != 0;
        };
        return new FigureRecordPart(part.measure(), part.day(), counted && shown ? part.value() : null,
                counted ? null : part.reason());
    }
}
