package dev.rouage.ingest.bulk;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An import and how far it has come.
 *
 * @param received
 *            lines read
 * @param applied
 *            lines that are part of what is stored now
 * @param rejected
 *            lines refused; {@code /v1/imports/{id}/rejected} lists them
 * @param failure
 *            why the import failed; null unless it did
 */
public record ImportJob(UUID id, String kind, ImportState state, long received, long applied, long rejected,
        @Nullable String failure) {}
