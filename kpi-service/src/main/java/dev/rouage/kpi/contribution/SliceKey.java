package dev.rouage.kpi.contribution;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Where contributions are booked.
 *
 * @param id
 *            the slice's id
 * @param rep
 *            the slice's rep; null for deals without an owner
 */
public record SliceKey(UUID id, @Nullable UUID rep) {}
