package dev.rouage.demo.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rouage.demo.record.Contract;
import dev.rouage.demo.record.HistoryEntry;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import dev.rouage.demo.record.Operation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoStoryTest {

    private static final StorySettings SETTINGS = StorySettings.of(LocalDate.of(2026, 11, 23));
    private static final List<Item> STORY = new DemoStory(SETTINGS).items().toList();

    @Test
    void tellsTheSameStoryForTheSameSeed() {
        assertThat(new DemoStory(SETTINGS).items()).containsExactlyElementsOf(STORY);
    }

    @Test
    void tellsAnotherStoryForAnotherSeed() {
        assertThat(new DemoStory(SETTINGS.withSeed(7)).items().toList()).isNotEqualTo(STORY);
    }

    @Test
    void keepsTheContract() {
        Contract.check(STORY);
    }

    @Test
    void keepsTheContractWithAnySeedAndDay() {
        Stream.of(1L, 2L, 3L)
                .map(seed -> new StorySettings(seed, LocalDate.of(2024, 2, 29).plusDays(seed * 100), 400))
                .forEach(settings -> Contract.check(new DemoStory(settings).items().toList()));
    }

    @Test
    void hasEveryKindAndEveryOperation() {
        assertThat(STORY.stream().map(Item::kind)).containsAll(EnumSet.allOf(Kind.class));
        assertThat(STORY.stream().map(Item::operation)).containsAll(EnumSet.allOf(Operation.class));
    }

    @Test
    void saysNothingOfTheFuture() {
        Instant now = SETTINGS.today().atStartOfDay(StoryClock.ZONE).toInstant();

        Stream<String> moments = STORY.stream()
                .flatMap(item -> item.fields().asMap().values().stream())
                .map(Object::toString)
                .filter(value -> value.matches("\\d{4}-\\d\\d-\\d\\dT.*"));
        Stream<HistoryEntry> history = STORY.stream().flatMap(item -> item.history().values().stream())
                .flatMap(List::stream);

        assertThat(moments).allMatch(moment -> Instant.parse(moment).isBefore(now));
        assertThat(history).allMatch(entry -> entry.at().isBefore(now));
    }

    @Test
    void tellsChildrenBeforeTheirParentsToo() {
        int lead = firstIndex(item -> item.kind() == Kind.LEAD && item.fields().text("account").isPresent());
        int account = firstIndex(item -> item.kind() == Kind.ACCOUNT);

        assertThat(lead).isLessThan(account);
    }

    @Test
    void hasReopenedDealsHandoversCorrectionsAndTwoCurrencies() {
        List<Item> deals = STORY.stream().filter(item -> item.kind() == Kind.OPPORTUNITY).toList();
        Set<String> currencies = deals.stream()
                .flatMap(deal -> deal.fields().text("currency").stream())
                .collect(Collectors.toSet());

        assertThat(currencies).containsExactlyInAnyOrder("EUR", "USD");
        assertThat(deals.stream().filter(DemoStoryTest::isReopened).count()).isBetween(20L, 150L);
        assertThat(deals.stream().filter(deal -> deal.history().getOrDefault("owner", List.of()).size() > 1).count())
                .isGreaterThan(20);
        assertThat(deals.stream().filter(deal -> deal.nulled().contains("closedAt"))).isNotEmpty();
        assertThat(deals.stream().filter(deal -> deal.fields().asMap().keySet().equals(Set.of("amount", "currency"))))
                .isNotEmpty();
    }

    @Test
    void growsWithTheDealsAskedForWithoutHoldingThem() {
        long deals = new DemoStory(SETTINGS.withDeals(5_000)).items()
                .filter(item -> item.kind() == Kind.OPPORTUNITY)
                .map(Item::externalId)
                .distinct()
                .count();

        assertThat(deals).isBetween(5_000L, 5_010L);
    }

    private static int firstIndex(Predicate<Item> asked) {
        return STORY.indexOf(STORY.stream().filter(asked).findFirst().orElseThrow());
    }

    private static boolean isReopened(Item deal) {
        List<HistoryEntry> stages = deal.history().getOrDefault("stage", List.of());
        return stages.stream().limit(Math.max(0, stages.size() - 1))
                .anyMatch(entry -> Set.of("Won", "Lost").contains(entry.value()));
    }
}
