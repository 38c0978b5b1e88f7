package dev.rouage.kpi.drilldown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.contribution.PostingCode;
import dev.rouage.kpi.figure.Ingredients;

/**
 * Fills a page, search by search: of one kind of journey after the other, of more at once the less of what is found belongs
 * to the page.
 */
final class PageSearch {
    private static final int LEAST_LOOKED_AT = 100;
    private static final int MOST_LOOKED_AT = 5_000;

    private final RecordRequest request;
    private final Ingredients ingredients;
    private final List<JourneyKind> kinds;
    private final List<FigureRecord> found = new ArrayList<>();
    private Position at;
    private int limit;
    private int lookedAt;
    private boolean over;
    private boolean more;

    PageSearch(RecordRequest request) {
        this.request = request;
        this.ingredients = Ingredients.of(request.kpi(), request.origin().period(),
                request.origin().question().options(), request.origin().viewpoint().policy());
        this.kinds = ingredients.kinds().stream().sorted(Comparator.comparing(JourneyKind::code)).toList();
        this.at = request.after().orElseGet(() -> Position.before(kinds.getFirst()));
        this.limit = Math.max(request.size() + 1, LEAST_LOOKED_AT);
    }

    RecordRequest request() {
        return request;
    }

    /** Whether there is nothing more to look for. */
    boolean isOver() {
        return over;
    }

    /** What to look for next. */
    JourneySearch next() {
        return new JourneySearch(request.origin(), ingredients, at, limit);
    }

    /** Takes what was found of that. */
    void take(List<FoundJourney> journeys) {
        lookedAt += journeys.size();
        journeys.forEach(this::take);
        if (found.size() > request.size()) {
            over = true;
            more = true;
        } else if (journeys.size() == limit) {
            limit = Math.min(2 * limit, MOST_LOOKED_AT);
            over = lookedAt >= MOST_LOOKED_AT;
            more = true;
        } else {
            nextKind();
        }
    }

    /** The page, as far as it has been filled. */
    RecordPage page() {
        if (found.size() > request.size()) {
            List<FigureRecord> page = found.subList(0, request.size());
            return new RecordPage(page, Optional.of(page.getLast().position()));
        }
        return new RecordPage(found, more ? Optional.of(at) : Optional.empty());
    }

    private void take(FoundJourney journey) {
        List<Contribution> parts = ingredients.among(PostingCode.read(journey.contributions()));
        at = new Position(at.kind(), journey.lastDay(), journey.id());
        if (!parts.isEmpty()) {
            found.add(new FigureRecord(at.kind(), journey.id(), journey.lastDay(), parts));
        }
    }

    private void nextKind() {
        Optional<JourneyKind> next = kinds.stream().filter(kind -> kind.code() > at.kind().code()).findFirst();
        next.ifPresent(kind -> at = Position.before(kind));
        more = next.isPresent();
        over = next.isEmpty() || lookedAt >= MOST_LOOKED_AT;
    }
}
