package dev.rouage.kpi.graph;

import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Direction;
import dev.rouage.kpi.catalogue.KpiDefinition;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.catalogue.Language;
import dev.rouage.kpi.catalogue.Unit;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A definition in one language. */
@Type("KpiDefinition")
@Description("What a figure is")
public record KpiCatalogueEntry(
        @NonNull @Description("Which figure it is") KpiId kpi,
        @NonNull @Description("Its name, in the language asked for") String name,
        @NonNull @Description("How it is worked out, in words of the language asked for") String formula,
        @NonNull @Description("What it is measured in") Unit unit,
        @NonNull @Description("Which way it should move") Direction direction,
        @NonNull @Description("What a period selects") Basis basis,
        @Description("Grows when the same records would give another figure than before") int version) {

    static KpiCatalogueEntry of(KpiDefinition definition, Language language) {
        return new KpiCatalogueEntry(definition.kpi(), definition.name().in(language),
                definition.formula().in(language), definition.unit(), definition.direction(), definition.basis(),
                definition.version());
    }
}
