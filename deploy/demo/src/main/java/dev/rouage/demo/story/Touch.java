package dev.rouage.demo.story;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** One activity: something done for, with or by a lead. */
record Touch(String id, String type, boolean outbound, boolean automated, Instant at, @Nullable Integer minutes,
        Rep rep,
        @Nullable String deal) {}
