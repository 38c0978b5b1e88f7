package dev.rouage.demo.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import org.jspecify.annotations.Nullable;

/** The records that are there whatever the prospects do: people, pipelines, exchange rates, spend. */
final class Backdrop {

    private static final Map<String, Integer> MONTHLY_SPEND = Map.of("paid search", 6200, "event", 3100, "website",
            1800,
            "partner", 900);

    private final long seed;
    private final StoryClock clock;
    private final SalesForce salesForce;
    private final Recorder recorder;

    Backdrop(long seed, StoryClock clock, SalesForce salesForce, Recorder recorder) {
        this.seed = seed;
        this.clock = clock;
        this.salesForce = salesForce;
        this.recorder = recorder;
    }

    Stream<Item> teams() {
        return Arrays.stream(Team.values()).map(team -> {
            Team parent = team.parent();
            return recorder.first(Kind.TEAM, team.id(),
                    Fields.none()
                            .with("name", team.title())
                            .with("parentTeam", parent == null ? null : parent.id())
                            .with("manager", team.manager()));
        });
    }

    Stream<Item> reps() {
        return Stream.concat(salesForce.managers().stream(), salesForce.sellers().stream())
                .map(rep -> recorder.first(Kind.REP, rep.id(),
                        Fields.none()
                                .with("name", rep.name())
                                .with("email", rep.email())
                                .with("team", rep.team().id())
                                .with("hiredOn", rep.hiredOn())
                                .with("leftOn", rep.leftOn())
                                .with("role", rep.role())));
    }

    Stream<Item> pipelineStages() {
        return Arrays.stream(Pipeline.values()).flatMap(this::stages);
    }

    private Stream<Item> stages(Pipeline pipeline) {
        List<Item> stages = new ArrayList<>();
        int open = pipeline.openStages().size();
        for (int index = 0; index < open; index++) {
            BigDecimal probability = BigDecimal.valueOf(index + 1L).divide(BigDecimal.valueOf(open + 1L), 2,
                    RoundingMode.DOWN);
            stages.add(stage(pipeline, pipeline.openStages().get(index), index + 1, "OPEN", probability));
        }
        stages.add(stage(pipeline, pipeline.wonStage(), open + 1, "WON", BigDecimal.ONE));
        stages.add(stage(pipeline, pipeline.lostStage(), open + 2, "LOST", BigDecimal.ZERO));
        return stages.stream();
    }

    private Item stage(Pipeline pipeline, String stage, int position, String category, BigDecimal probability) {
        return recorder.first(Kind.PIPELINE_STAGE, pipeline.title() + "/" + stage,
                Fields.none()
                        .with("pipeline", pipeline.title())
                        .with("stage", stage)
                        .with("position", position)
                        .with("category", category)
                        .withNumber("probability", probability));
    }

    /** A rate for each day: whoever converts at the dated rate finds it. */
    Stream<Item> rates() {
        return clock.firstDay()
                .minusDays(7)
                .datesUntil(clock.today().plusDays(1))
                .map(day -> recorder.first(Kind.FX_RATE, "USD-EUR-" + day,
                        Fields.none()
                                .with("base", "USD")
                                .with("quote", "EUR")
                                .with("on", day)
                                .withNumber("rate", dollarInEuro(day))));
    }

    private BigDecimal dollarInEuro(LocalDate day) {
        double time = day.toEpochDay();
        double noise = new Dice(seed, "rate", day.toEpochDay()).between(-0.003, 0.003);
        double rate = 0.91 + 0.025 * StrictMath.sin(time / 61) + 0.01 * StrictMath.sin(time / 17) + noise;
        return BigDecimal.valueOf(rate).setScale(4, RoundingMode.HALF_EVEN);
    }

    Stream<Item> spend() {
        LocalDate firstMonth = clock.firstDay().withDayOfMonth(1);
        return Stream
                .iterate(firstMonth, month -> month.plusMonths(1).isBefore(clock.today()), month -> month.plusMonths(1))
                .flatMap(this::spendOf);
    }

    private Stream<Item> spendOf(LocalDate month) {
        Dice dice = new Dice(seed, "spend", month.toEpochDay());
        List<Item> spend = new ArrayList<>();
        for (Channel channel : Channel.ALL) {
            Integer usual = MONTHLY_SPEND.get(channel.title());
            if (usual != null) {
                String category = channel == Channel.EVENT ? "Events" : "Advertising";
                spend.add(spend(month, channel.title(), category, "MARKETING", dice.around(usual, 0.2)));
            }
        }
        long present = salesForce.sellers().stream().filter(rep -> rep.sellsOn(month)).count();
        spend.add(spend(month, null, "Salaries", "SALES", present * 4_300.0));
        spend.add(spend(month, null, "Tools", "SALES", present * 140.0));
        return spend.stream();
    }

    private Item spend(LocalDate month, @Nullable String channel, String category, String side,
            double amount) {
        String id = "spend-" + month + "-" + (channel == null ? category : channel).replace(' ', '-');
        return recorder.first(Kind.SPEND, id,
                Fields.none()
                        .with("channel", channel)
                        .with("category", category)
                        .with("side", side)
                        .withMoney("amount", BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN), "EUR")
                        .with("from", month)
                        .with("to", month.plusMonths(1).minusDays(1)));
    }
}
