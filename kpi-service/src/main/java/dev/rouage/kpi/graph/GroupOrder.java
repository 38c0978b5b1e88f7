package dev.rouage.kpi.graph;

import java.math.BigDecimal;
import java.util.Comparator;

import org.eclipse.microprofile.graphql.Description;

/** In which order the groups of a figure come. */
@Description("In which order the groups of a figure come; those without a value, or whose value is not shown, come last")
public enum GroupOrder {
    @Description("By the values of their dimensions")
    DIMENSIONS,

    @Description("The least value of the figure first")
    LEAST_FIRST,

    @Description("The greatest value of the figure first")
    GREATEST_FIRST;

    /** Leaves those that are equal as they were. */
    Comparator<KpiFigure> comparator() {
        return switch (this) {
            case DIMENSIONS -> (_, _) -> 0;
            case LEAST_FIRST -> Comparator.comparing(KpiFigure::getValue,
                    Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder()));
            case GREATEST_FIRST -> Comparator.comparing(KpiFigure::getValue,
                    Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()));
        };
    }
}
