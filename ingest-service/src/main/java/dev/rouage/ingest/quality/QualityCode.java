package dev.rouage.ingest.quality;

import org.eclipse.microprofile.graphql.Description;

/** What can be wrong with records that were each fine on their own. */
@Description("What can be wrong with records that were each fine on their own")
public enum QualityCode {
    @Description("The field names a record that has never come")
    PENDING_REFERENCE, @Description("The field names a record that was deleted")
    DELETED_REFERENCE, @Description("The field lies before what it has to follow")
    NEGATIVE_SPAN, @Description("The field is absent")
    MISSING_FIELD,
    @Description("No exchange rate of this currency is known for the record's day or the 31 days before it")
    MISSING_RATE,
    @Description("Something that has happened lies in the future")
    FUTURE_DATE,
    @Description("No record of kind pipelineStage says what this stage means")
    UNMAPPED_STAGE,
    @Description("Others of this kind have the same e-mail address, or the same name and country")
    DUPLICATE,
    @Description("Lines of the import were rejected with this code")
    REJECTED
}
