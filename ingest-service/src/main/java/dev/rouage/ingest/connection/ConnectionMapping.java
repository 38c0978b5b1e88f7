package dev.rouage.ingest.connection;

import java.util.UUID;

import dev.rouage.ingest.mapping.Preset;

/**
 * How a connection's records are read.
 *
 * @param source
 *            the name under which they are kept
 * @param preset
 *            with the connection's overrides
 */
public record ConnectionMapping(UUID id, String source, Preset preset) {}
