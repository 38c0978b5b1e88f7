package dev.rouage.demo.story;

import org.jspecify.annotations.Nullable;

/**
 * A company that deals with the firm.
 *
 * @param duplicate the external id of a second record of the same company, later merged into this one, or null
 */
record Account(String id, String name, String segment, String industry, Country country, @Nullable String duplicate) {}
