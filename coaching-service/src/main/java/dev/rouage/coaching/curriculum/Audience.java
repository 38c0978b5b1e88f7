package dev.rouage.coaching.curriculum;

import org.eclipse.microprofile.graphql.Description;

/** Whom a company's onboarding program takes in by itself. */
@Description("Whom the company's onboarding program takes in by itself")
public enum Audience {
    @Description("People hired within the last 120 days, or about to start")
    NEW_HIRES, @Description("Everybody whose day of hire is known")
    EVERYONE
}
