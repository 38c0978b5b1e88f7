package dev.rouage.kpi.figure;

import java.math.BigDecimal;

import dev.rouage.kpi.catalogue.Unit;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * A part that a figure has beside its value.
 *
 * @param value
 *            rounded as its unit is; null where there is none, such as a share of nothing
 */
@Description("A part that a figure has beside its value")
public record FigureDetail(@NonNull @Description("Which part it is") FigureDetailName name,
        @Description("Its value in its unit; null where there is none, such as a share of nothing") @Nullable BigDecimal value,
        @NonNull @Description("What it is measured in: DAYS, MINUTES, RATIO (0..1), POINTS, MONEY (the company's currency) or COUNT") Unit unit) {

    /** What it is, in words. */
    @NonNull
    @Description("What it is, in words")
    public String getDescription() {
        return name.description();
    }

    /** The same part without its value. */
    public FigureDetail hidden() {
        return new FigureDetail(name, null, unit);
    }
}
