package dev.rouage.coaching.enrolment;

import jakarta.inject.Singleton;

import dev.rouage.coaching.template.Language;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The onboarding program that a company gets before it has chosen one. */
@Singleton
class DefaultProgramConfig {
    private final boolean enabled;
    private final String template;
    private final Language language;

    DefaultProgramConfig(
            @ConfigProperty(name = "rouage.coaching.default-program.enabled", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "rouage.coaching.default-program.template", defaultValue = "first-sales-academy") String template,
            @ConfigProperty(name = "rouage.coaching.default-program.language", defaultValue = "EN") Language language) {
        this.enabled = enabled;
        this.template = template;
        this.language = language;
    }

    /** Whether a company gets one at all. */
    boolean enabled() {
        return enabled;
    }

    /** The template that it is made from. */
    String template() {
        return template;
    }

    /** The language of its texts. */
    Language language() {
        return language;
    }
}
