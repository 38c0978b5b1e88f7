package dev.rouage.kpi.settings;

import java.time.OffsetDateTime;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;

/** What a company has decided about its figures; a company without a row has not decided anything. */
@Entity
@Table(name = "company_settings")
class CompanySettings extends PanacheEntityBase {
    @Id
    @Column(name = "tenant_id")
    UUID tenant;

    /** An IANA zone, as in {@code Europe/Paris}. */
    @Column(name = "reporting_zone", nullable = false)
    String reportingZone;

    /** ISO 4217. */
    @Column(nullable = false)
    String currency;

    @Column(name = "updated_at", nullable = false)
    OffsetDateTime updatedAt;

    /** Of the figures that are shown. */
    @Column(nullable = false)
    short generation;

    /** For Hibernate. */
    CompanySettings() {}

    CompanySettings(UUID tenant, String reportingZone, String currency, OffsetDateTime updatedAt, short generation) {
        this.tenant = tenant;
        this.reportingZone = reportingZone;
        this.currency = currency;
        this.updatedAt = updatedAt;
        this.generation = generation;
    }
}
