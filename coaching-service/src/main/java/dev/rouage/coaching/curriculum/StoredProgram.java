package dev.rouage.coaching.curriculum;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import dev.rouage.coaching.template.Language;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The row of a program. */
@Entity
@NullUnmarked
@Table(name = "program")
class StoredProgram {
    @EmbeddedId
    TenantKey key;
    String template;
    @Enumerated(EnumType.STRING)
    Language language;
    String name;
    boolean onboarding;
    @Enumerated(EnumType.STRING)
    Audience audience;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "started_on")
    @Nullable
    LocalDate startedOn;
}
