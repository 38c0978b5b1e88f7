package dev.rouage.ingest.webhook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.ingest.mapping.MappedItem;
import dev.rouage.ingest.record.RecordError;
import dev.rouage.ingest.record.RecordErrorCode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.problem.RouageException;
import org.jboss.logging.Logger;

/** Some events of a connection that are processed together: what they come to, and what becomes of each. */
final class EventBatch {
    private static final Logger LOG = Logger.getLogger(EventBatch.class);

    private final List<Delivery> events;
    private final EventOutcome[] outcomes;
    private final Map<RecordKind, List<Work>> work = new EnumMap<>(RecordKind.class);
    private final List<Change.Gap> gaps = new ArrayList<>();
    private final List<Change.Erasure> erasures = new ArrayList<>();

    /** Reads the events; one that can't be read is parked and the others go on. */
    EventBatch(List<Delivery> events, VendorWebhooks vendor, ChangeItems mapping) {
        this.events = events;
        this.outcomes = new EventOutcome[events.size()];
        for (int i = 0; i < outcomes.length; i++) {
            try {
                outcomes[i] = read(i, vendor.changes(StrictJson.read(events.get(i).payload())), mapping);
            } catch (RouageException failure) {
                outcomes[i] = EventOutcome.failed(events.get(i).eventId(), EventOutcome.State.PARKED, failure.code(),
                        String.valueOf(failure.getMessage()));
            } catch (RuntimeException failure) {
                LOG.warnf(failure, "Event %s can't be read", events.get(i).eventId());
                outcomes[i] = EventOutcome.failed(events.get(i).eventId(), EventOutcome.State.PARKED,
                        WebhookErrorCode.UNREADABLE_EVENT, "The event is not written as its vendor writes them");
            }
        }
    }

    private EventOutcome read(int position, List<Change> changes, ChangeItems mapping) {
        String eventId = events.get(position).eventId();
        if (changes.stream().noneMatch(change -> mapping.knows(object(change)))) {
            return EventOutcome.of(eventId, EventOutcome.State.UNKNOWN);
        }
        List<RecordError> errors = new ArrayList<>();
        for (Change change : changes) {
            switch (change) {
                case Change.Gap gap -> gaps.add(gap);
                case Change.Erasure erasure -> erasures.add(erasure);
                case Change.Upsert upsert -> collect(position, mapping.of(upsert), errors);
                case Change.Delete delete -> collect(position, mapping.of(delete), errors);
                case Change.Restore restore -> collect(position, mapping.of(restore), errors);
                case Change.Merge merge -> collect(position, mapping.of(merge), errors);
            }
        }
        return errors.isEmpty()
                ? EventOutcome.of(eventId, EventOutcome.State.DONE)
                : parked(eventId, errors.getFirst());
    }

    private void collect(int position, List<MappedItem> items, List<RecordError> errors) {
        for (MappedItem item : items) {
            switch (item) {
                case MappedItem.Readable(RecordKind kind, ObjectNode json) ->
                    work.computeIfAbsent(kind, _ -> new ArrayList<>()).add(new Work(position, json));
                case MappedItem.Unreadable unreadable -> errors.addAll(unreadable.errors());
            }
        }
    }

    private static String object(Change change) {
        return switch (change) {
            case Change.Upsert upsert -> upsert.object();
            case Change.Delete delete -> delete.object();
            case Change.Restore restore -> restore.object();
            case Change.Merge merge -> merge.object();
            case Change.Gap gap -> gap.object();
            case Change.Erasure erasure -> erasure.object();
        };
    }

    Map<RecordKind, List<Work>> work() {
        return work;
    }

    List<Change.Gap> gaps() {
        return gaps;
    }

    List<Change.Erasure> erasures() {
        return erasures;
    }

    /** A part of an event could not be written. */
    void refuse(int position, RecordError error) {
        String eventId = events.get(position).eventId();
        if (error.code() == RecordErrorCode.PERSON_ERASED) {
            forget(position);
        } else if (!outcomes[position].isForgotten()) {
            outcomes[position] = failed(eventId, error);
        }
    }

    /** An event is about somebody who has been erased: it is over. */
    void forget(int position) {
        outcomes[position] = EventOutcome.forgotten(events.get(position).eventId());
    }

    List<Delivery> events() {
        return events;
    }

    private static EventOutcome failed(String eventId, RecordError error) {
        return error.code() == RecordErrorCode.BUSY_RECORD
                ? EventOutcome.failed(eventId, EventOutcome.State.NEW, error.code(), error.message())
                : parked(eventId, error);
    }

    private static EventOutcome parked(String eventId, RecordError error) {
        return EventOutcome.failed(eventId, EventOutcome.State.PARKED, error.code(),
                error.pointer() + ": " + error.message());
    }

    /** What is over, for good or until somebody replays it. */
    List<EventOutcome> settled() {
        return outcomes(false);
    }

    /** What is to be tried again. */
    List<EventOutcome> deferred() {
        return outcomes(true);
    }

    private List<EventOutcome> outcomes(boolean again) {
        List<EventOutcome> some = new ArrayList<>();
        for (EventOutcome outcome : outcomes) {
            if (outcome.state() == EventOutcome.State.NEW == again) {
                some.add(outcome);
            }
        }
        return some;
    }

    /** An item that an event has come to. */
    record Work(int event, ObjectNode item) {}
}
