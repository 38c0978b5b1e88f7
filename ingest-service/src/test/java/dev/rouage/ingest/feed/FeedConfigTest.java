package dev.rouage.ingest.feed;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FeedConfigTest {

    @Test
    void restsTwiceAsLongEachTimeThereIsNothingUpToALimit() {
        assertEquals(List.of(0, 50, 100, 200, 200),
                rests(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ZERO));
    }

    @Test
    void restsNoLongerThanTheLimitAfterAFailure() {
        assertEquals(List.of(1_000, 200), rests(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(1))
                .subList(0, 2));
    }

    @Test
    void neverRestsLessThanThePauseThatWasChosen() {
        assertEquals(List.of(0, 500, 500, 500, 500),
                rests(Duration.ofMillis(500), Duration.ofMillis(200), Duration.ZERO));
    }

    private static List<Integer> rests(Duration pause, Duration longest, Duration first) {
        FeedConfig config = new FeedConfig(pause, longest, Duration.ofSeconds(1), 1_000);
        return Stream.iterate(first, config::longerThan).limit(5).map(rest -> (int) rest.toMillis()).toList();
    }
}
