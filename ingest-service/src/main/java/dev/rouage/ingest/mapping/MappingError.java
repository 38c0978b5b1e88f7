package dev.rouage.ingest.mapping;

/**
 * One thing that is wrong with a mapping.
 *
 * @param code
 *            the stable code
 * @param pointer
 *            the JSON pointer of the rule in the mapping, or of the missing column in the header
 * @param message
 *            what is wrong and what would be right
 */
public record MappingError(MappingErrorCode code, String pointer, String message) {}
