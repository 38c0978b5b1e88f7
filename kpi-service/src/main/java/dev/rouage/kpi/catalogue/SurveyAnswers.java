package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** Which answers to surveys count. */
@Description("Which answers to surveys count")
public enum SurveyAnswers {
    @Description("The latest answer of each account in the period")
    LATEST,

    @Description("All answers")
    ALL
}
