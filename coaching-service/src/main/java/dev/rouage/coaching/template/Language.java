package dev.rouage.coaching.template;

import java.util.Locale;

import org.eclipse.microprofile.graphql.Description;

/** The languages in which ready-made programs are written. */
@Description("The language of a program's texts")
public enum Language {
    @Description("English")
    EN, @Description("French")
    FR;

    /** The language's name in the templates. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
