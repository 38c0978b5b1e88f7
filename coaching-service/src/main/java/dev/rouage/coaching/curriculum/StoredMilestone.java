package dev.rouage.coaching.curriculum;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.NullUnmarked;

/** The row of a milestone. */
@Entity
@NullUnmarked
@Table(name = "milestone")
class StoredMilestone {
    @EmbeddedId
    TenantKey key;
    @Column(name = "program_id")
    UUID program;
    int position;
    String name;
    @Column(name = "due_working_days")
    int dueWorkingDays;
}
