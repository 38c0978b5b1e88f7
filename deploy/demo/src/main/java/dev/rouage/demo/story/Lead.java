package dev.rouage.demo.story;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who might buy.
 *
 * @param duplicate the external id of a second record of the same lead, later merged into this one, or null
 */
record Lead(String id, Rep owner, Channel channel, Country country, @Nullable String account, String status,
        Instant detectedAt, @Nullable Instant qualifiedAt, @Nullable Instant disqualifiedAt,
        @Nullable String duplicate) {}
