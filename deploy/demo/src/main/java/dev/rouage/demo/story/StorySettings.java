package dev.rouage.demo.story;

import java.time.LocalDate;

/**
 * What determines a story.
 *
 * @param seed the same seed, another day: the same story, moved
 * @param today the reference day; the story ends before it
 * @param deals at least so many deals, and no prospect more than that takes
 */
public record StorySettings(long seed, LocalDate today, long deals) {

    private static final long DEFAULT_SEED = 1789;
    private static final long DEFAULT_DEALS = 1200;

    public StorySettings {
        if (deals < 1) {
            throw new IllegalArgumentException("A story needs at least one deal, not " + deals);
        }
    }

    public static StorySettings of(LocalDate today) {
        return new StorySettings(DEFAULT_SEED, today, DEFAULT_DEALS);
    }

    public StorySettings withSeed(long other) {
        return new StorySettings(other, today, deals);
    }

    public StorySettings withDeals(long other) {
        return new StorySettings(seed, today, other);
    }
}
