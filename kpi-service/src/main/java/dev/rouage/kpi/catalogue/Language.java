package dev.rouage.kpi.catalogue;

import org.eclipse.microprofile.graphql.Description;

/** The languages of the catalogue. */
@Description("The languages of the catalogue")
public enum Language {
    @Description("English")
    EN,

    @Description("French")
    FR
}
