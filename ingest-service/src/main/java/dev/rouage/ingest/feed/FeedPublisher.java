package dev.rouage.ingest.feed;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.ingest.feed.FeedReader.FeedPage;
import dev.rouage.ingest.feed.FeedReader.FeedPosition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Sends the next records of a part of the feed to Kafka and stores how far it has come once Kafka has them. While Kafka
 * takes one page, the next one is read.
 */
@ApplicationScoped
class FeedPublisher {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** After so many pages the position is stored and another replica may take its turn. */
    private static final int PAGES_OF_A_TURN = 8;

    private final FeedReader reader;
    private final ChangesTopic topic;

    FeedPublisher(FeedReader reader, ChangesTopic topic) {
        this.reader = reader;
        this.topic = topic;
    }

    /** Publishes what comes next in that part; how many records that was. Blocks; called by the relay's own threads. */
    int publishNext(int shard) {
        return reader.inTurn(shard, (connection, position) -> reader.after(connection, shard, position)
                .chain(page -> publish(new Turn(connection, shard), page, PAGES_OF_A_TURN)))
                .await().atMost(PATIENCE);
    }

    private Uni<Integer> publish(Turn turn, FeedPage page, int pagesLeft) {
        if (page.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        boolean last = pagesLeft == 1 || !page.isFull();
        Uni<FeedPage> next = last ? Uni.createFrom().item(FeedPage.none(page.end())) : after(turn, page.end());
        return Uni.combine().all().unis(topic.publish(page), next).asTuple()
                .chain(both -> both.getItem2().isEmpty()
                        ? reader.store(turn.connection(), turn.shard(), page.end()).replaceWith(page.size())
                        : publish(turn, both.getItem2(), pagesLeft - 1).map(more -> more + page.size()));
    }

    private Uni<FeedPage> after(Turn turn, FeedPosition position) {
        return reader.after(turn.connection(), turn.shard(), position);
    }

    private record Turn(SqlConnection connection, int shard) {}
}
