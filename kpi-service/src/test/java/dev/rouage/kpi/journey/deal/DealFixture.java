package dev.rouage.kpi.journey.deal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.journey.Change;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Moment;
import dev.rouage.kpi.money.ExchangeRates;
import org.jspecify.annotations.Nullable;

/** A deal under way, for tests. */
public final class DealFixture {
    public static final StageMap STAGES = new StageMap(Map.of(
            new StageName("crm", "", "Open"), stage(StageCategory.OPEN, 1, "0.25"),
            new StageName("crm", "", "Talk"), stage(StageCategory.OPEN, 2, "0.5"),
            new StageName("crm", "", "Offer"), stage(StageCategory.OPEN, 3, null),
            new StageName("crm", "", "Won"), stage(StageCategory.WON, 4, "1"),
            new StageName("crm", "", "Signed"), stage(StageCategory.WON, 5, "1"),
            new StageName("crm", "", "Lost"), stage(StageCategory.LOST, 6, "0")));
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

    /** What the deal contributes in the zone UTC, in euros. */
    public List<Contribution> contributions(ExchangeRates rates) {
        return DealPosting.of(journey(), new DealContext(STAGES, ZoneOffset.UTC, "EUR", new Directory(Map.of()), rates,
                Map.of())).map(posted -> posted.booking().posting().contributions()).orElse(List.of());
    }

    private static PipelineStage stage(StageCategory category, int position, @Nullable String probability) {
        return new PipelineStage(category, position, probability == null ? null : new BigDecimal(probability));
    }

    private static Moment moment(String text) {
        return Moment.parse(text).orElseThrow();
    }
}
