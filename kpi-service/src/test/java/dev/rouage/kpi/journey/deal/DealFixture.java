package dev.rouage.kpi.journey.deal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.kpi.journey.Change;
import dev.rouage.kpi.journey.Moment;
import org.jspecify.annotations.Nullable;

/** A deal under way, for tests. */
public final class DealFixture {
    public static final StageMap STAGES = new StageMap(Map.of(
            new StageName("crm", "", "Open"), StageCategory.OPEN,
            new StageName("crm", "", "Won"), StageCategory.WON,
            new StageName("crm", "", "Signed"), StageCategory.WON,
            new StageName("crm", "", "Lost"), StageCategory.LOST));
    public static final UUID ANNA = UUID.fromString("00000000-0000-8000-8000-00000000000a");
    public static final UUID BEN = UUID.fromString("00000000-0000-8000-8000-00000000000b");

    private final List<Change<String>> stages = new ArrayList<>();
    private final List<Change<UUID>> owners = new ArrayList<>();
    private String stage = "Open";
    private @Nullable Moment createdAt = moment("2026-01-01");
    private @Nullable Moment closedAt;
    private DealTerms terms = new DealTerms(new BigDecimal("100"), "EUR", DealType.NEW, null);

    public DealFixture in(String name) {
        stage = name;
        return this;
    }

    public DealFixture created(@Nullable String at) {
        createdAt = at == null ? null : moment(at);
        return this;
    }

    public DealFixture closed(String at) {
        closedAt = moment(at);
        return this;
    }

    public DealFixture amount(@Nullable String amount, @Nullable String currency) {
        terms = new DealTerms(amount == null ? null : new BigDecimal(amount), currency, terms.type(), null);
        return this;
    }

    public DealFixture entered(String name, String at) {
        stages.add(new Change<>(name, Instant.parse(at)));
        return in(name);
    }

    public DealFixture owned(UUID rep, String at) {
        owners.add(new Change<>(rep, Instant.parse(at)));
        return this;
    }

    public Deal deal() {
        return new Deal(new UUID(0, 1), "1", new StageName("crm", "", stage), terms,
                new DealLinks(owners.isEmpty() ? null : owners.getLast().value(), null, null),
                new DealDates(createdAt, closedAt, stages, owners));
    }

    public DealJourney journey() {
        return journey(ZoneOffset.UTC);
    }

    public DealJourney journey(ZoneId zone) {
        return DealJourney.of(deal(), STAGES, zone);
    }

    private static Moment moment(String text) {
        return Moment.parse(text).orElseThrow();
    }
}
