package dev.rouage.ingest.quality;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Something that is wrong with a number of records. */
@Description("Something that is wrong with a number of records")
public record QualityFinding(
        @NonNull @Description("What is wrong") QualityCode code,
        @NonNull @Description("The kind of the records, such as 'opportunity'") String kind,
        @NonNull @Description("The field it is about; of rejected lines the JSON pointer") String field,
        @Description("The stage, the currency or the code of the rejection; null for other findings") @Nullable String detail,
        @Description("How many records, or lines, have it") long count,
        @Description("Of how many of that kind in the report's scope; 0 where no such number exists") long of,
        @Description("Up to 50 of them; null for callers who may only see counts") @Nullable List<@NonNull QualityExample> examples) {}
