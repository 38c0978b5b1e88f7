package dev.rouage.ingest.bulk;

import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * A line that was refused.
 *
 * @param line
 *            its number, from 1
 * @param content
 *            the line as it came, shortened when it is very long
 * @param errors
 *            what is wrong with it: a list of {@code {code, pointer, message}}
 */
public record ImportRejection(long line, String content, @JsonRawValue String errors) {}
