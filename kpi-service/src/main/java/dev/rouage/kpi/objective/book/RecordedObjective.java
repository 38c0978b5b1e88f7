package dev.rouage.kpi.objective.book;

import java.time.OffsetDateTime;
import java.util.UUID;

import dev.rouage.kpi.objective.Objective;

/**
 * A version of an objective as it is kept.
 *
 * @param owner
 *            the team or rep that stands for its subject now, after merges
 * @param removed
 *            whether this version says that the objective is no more
 * @param recordedBy
 *            the e-mail of whoever set or revised it, or the subject of a token without one
 */
public record RecordedObjective(Objective objective, UUID owner, boolean removed, OffsetDateTime recordedAt,
        String recordedBy) {}
