package dev.rouage.kpi.rollup;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Names a tally of an answer.
 *
 * @param window
 *            the index of its period
 * @param owner
 *            the rep or team it is of; empty for the company's
 * @param values
 *            one for each dimension asked for; empty where the records have none
 */
public record TallyKey(int window, Optional<UUID> owner, List<Optional<String>> values) {}
