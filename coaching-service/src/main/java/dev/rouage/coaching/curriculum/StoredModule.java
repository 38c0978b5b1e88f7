package dev.rouage.coaching.curriculum;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import dev.rouage.coaching.template.ModuleKind;
import org.jspecify.annotations.NullUnmarked;

/** The row of a module. */
@Entity
@NullUnmarked
@Table(name = "module")
class StoredModule {
    @EmbeddedId
    TenantKey key;
    @Column(name = "program_id")
    UUID program;
    @Column(name = "milestone_id")
    UUID milestone;
    int position;
    @Enumerated(EnumType.STRING)
    ModuleKind kind;
    String name;
    String summary;
    int minutes;
    UUID[] prerequisites;
}
