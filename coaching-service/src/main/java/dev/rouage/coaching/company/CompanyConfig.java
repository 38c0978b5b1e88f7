package dev.rouage.coaching.company;

import java.time.ZoneId;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings for companies that have not chosen their own. */
@Singleton
class CompanyConfig {
    private final ZoneId zone;

    CompanyConfig(@ConfigProperty(name = "rouage.coaching.company.zone", defaultValue = "UTC") String zone) {
        this.zone = ZoneId.of(zone);
    }

    /** The zone in which a company's days begin and end. */
    ZoneId zone() {
        return zone;
    }
}
