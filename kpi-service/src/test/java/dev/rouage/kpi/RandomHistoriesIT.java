package dev.rouage.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import dev.rouage.kpi.NaiveOracle.Fact;
import dev.rouage.kpi.access.Scope;
import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.Attribution;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.feed.CoachingEffect;
import dev.rouage.kpi.feed.FigureEffect;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.rebuild.Audit;
import dev.rouage.kpi.rebuild.Rebuild;
import dev.rouage.kpi.report.Answer;
import dev.rouage.kpi.report.PeriodChoice;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.Reports;
import dev.rouage.kpi.rollup.Selection;
import dev.rouage.kpi.settings.SettingsBook;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.CoachingEnvelope;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Whatever happens in a CRM and however it arrives: the figures are those that its records come to, after every step. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class RandomHistoriesIT {
    private static final Period PERIOD = new Period(LocalDate.parse("2026-01-15"), LocalDate.parse("2026-06-10"));
    private static final Map<KpiId, List<String>> FACTS = Map.of(
            KpiId.SALES_CYCLE_LENGTH, List.of("wonCycle"), KpiId.LOST_CYCLE_LENGTH, List.of("lostCycle"),
            KpiId.WIN_RATE_BY_COUNT, List.of("wonAmount", "lostAmount"), KpiId.WIN_RATE_BY_AMOUNT,
            List.of("wonAmount", "lostAmount"),
            KpiId.WON_REVENUE, List.of("wonAmount"), KpiId.AVERAGE_SALE_VALUE, List.of("wonAmount"),
            KpiId.NEW_CUSTOMERS, List.of("firstAmount"), KpiId.FIRST_PURCHASE_VALUE, List.of("firstAmount"));

    private static final List<KpiId> GROUPED = List.of(KpiId.WON_REVENUE, KpiId.WIN_RATE_BY_COUNT, KpiId.NEW_CUSTOMERS);

    @Inject
    FigureEffect effect;
    @Inject
    CoachingEffect coachingEffect;
    @Inject
    TenantDatabase database;
    @Inject
    Reports reports;
    @Inject
    Audit audit;
    @Inject
    Rebuild rebuild;
    @Inject
    SettingsBook settings;

    static Stream<Long> seeds() {
        long first = Long.getLong("rouage.seed", 20260101);
        return Stream.iterate(first, seed -> seed + 1).limit(Long.getLong("rouage.histories", 40));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void figuresAreThoseOfTheRecordsAfterEveryStep(long seed) {
        RandomFirm firm = new RandomFirm(seed);
        NaiveOracle oracle = new NaiveOracle();
        List<ChangeEvent> earlier = new ArrayList<>();
        List<CoachingEnvelope> earlierEvents = new ArrayList<>();
        Map<UUID, CoachingEnvelope> events = new HashMap<>();
        for (int step = 0; step < 12; step++) {
            List<ChangeEvent> changes = firm.changes(1 + firm.upTo(12));
            apply(firm.disturbed(changes, earlier), oracle);
            earlier.addAll(changes);
            List<CoachingEnvelope> told = firm.coaching(firm.upTo(6));
            tell(firm.disturbedEvents(told, earlierEvents), events);
            earlierEvents.addAll(told);
            if (step == 5) {
                changeSettings(firm.crm, oracle);
            }
            assertEquals(expected(oracle), actual(firm.crm, oracle), "seed " + seed + ", step " + step);
            checkCustomers(firm.crm, oracle, events, "seed " + seed + ", step " + step);
        }
        Audit.Report report = audit.of(firm.crm.tenant).await().indefinitely();
        assertEquals(0, report.differences(), () -> "seed " + seed + ": " + report.examples());
    }

    private void apply(List<ChangeEvent> arriving, NaiveOracle oracle) {
        arriving.forEach(oracle::deliver);
        var tenant = arriving.getFirst().tenant();
        database.inTransaction(tenant, connection -> effect.apply(connection, tenant, arriving)).await().indefinitely();
    }

    private void tell(List<CoachingEnvelope> arriving, Map<UUID, CoachingEnvelope> events) {
        if (arriving.isEmpty()) {
            return;
        }
        arriving.forEach(event -> events.merge(event.id(), event,
                (one, other) -> one.revision() >= other.revision() ? one : other));
        var tenant = arriving.getFirst().tenant();
        database.inTransaction(tenant, connection -> coachingEffect.apply(connection, tenant, arriving)).await()
                .indefinitely();
    }

    /** After the period, and in the middle of it. */
    private void checkCustomers(Crm crm, NaiveOracle oracle, Map<UUID, CoachingEnvelope> events, String when) {
        for (String now : List.of("2026-07-01T00:00:00Z", "2026-04-10T12:00:00Z")) {
            Viewpoint viewpoint = new Viewpoint(crm.tenant, 0, new Reporting(oracle.zone, oracle.currency),
                    new Scope.Company(), true, Optional.empty(), Instant.parse(now));
            Map<String, String> expected = new TreeMap<>();
            Map<String, String> actual = new TreeMap<>();
            ask(viewpoint, List.copyOf(CustomerOracle.KPIS), List.of(), Options.DEFAULT).total().forEach(total -> {
                KpiId kpi = total.figure().kpi();
                actual.put(kpi.name(), customerLine(total.figure()));
                expected.put(kpi.name(),
                        new CustomerOracle(oracle, events, PERIOD, viewpoint.today(), null, null).line(kpi));
            });
            for (KpiId kpi : CustomerOracle.KPIS) {
                for (KpiDimension by : List.of(KpiDimension.REP, KpiDimension.SEGMENT)) {
                    ask(viewpoint, List.of(kpi), List.of(by), Options.DEFAULT).groups().forEach(group -> {
                        String value = group.values().getFirst().orElse("null");
                        boolean byRep = by == KpiDimension.REP;
                        actual.put(kpi + " " + value, customerLine(group.figure().figure()));
                        expected.put(kpi + " " + value, new CustomerOracle(oracle, events, PERIOD,
                                viewpoint.today(), byRep ? value : null, byRep ? null : value).line(kpi));
                    });
                }
            }
            assertEquals(expected, actual, when + ", at " + now);
        }
    }

    private static String customerLine(Figure figure) {
        Map<String, Long> without = new TreeMap<>();
        figure.excluded().forEach((reason, count) -> without.put(reason.name(), count));
        Map<String, String> details = new TreeMap<>();
        figure.details().stream().filter(detail -> !detail.name().name().endsWith("_MEDIAN"))
                .forEach(detail -> details.put(detail.name().name(), plain(detail.value())));
        return CustomerOracle.text(figure.parts().numerator(), figure.parts().denominator(), figure.parts().n(),
                without,
                details);
    }

    private void changeSettings(Crm crm, NaiveOracle oracle) {
        oracle.zone = ZoneId.of("America/New_York");
        oracle.currency = "USD";
        settings.update(crm.tenant, Optional.of("America/New_York"), Optional.of("USD")).await().indefinitely();
        rebuild.of(crm.tenant).await().indefinitely();
    }

    private Map<String, String> actual(Crm crm, NaiveOracle oracle) {
        Viewpoint viewpoint = new Viewpoint(crm.tenant, 0, new Reporting(oracle.zone, oracle.currency),
                new Scope.Company(), true, Optional.empty(), Instant.parse("2026-07-01T00:00:00Z"));
        Map<String, String> figures = new TreeMap<>();
        ask(viewpoint, List.copyOf(FACTS.keySet()), List.of(), Options.DEFAULT).total()
                .forEach(figure -> figures.put(figure.figure().kpi() + " []", line(figure.figure())));
        for (KpiId kpi : GROUPED) {
            for (Attribution attribution : Attribution.values()) {
                for (List<KpiDimension> by : List.of(List.of(KpiDimension.REP),
                        List.of(KpiDimension.SOURCE, KpiDimension.SEGMENT, KpiDimension.COUNTRY),
                        List.of(KpiDimension.REP, KpiDimension.SOURCE))) {
                    ask(viewpoint, List.of(kpi), by, options(attribution)).groups().forEach(group -> figures.put(
                            kpi + " " + attribution + by
                                    + group.values().stream().map(value -> value.orElse("-")).toList(),
                            line(group.figure().figure())));
                }
            }
        }
        return figures;
    }

    private static Options options(Attribution attribution) {
        Options usual = Options.DEFAULT;
        return new Options(attribution, usual.startPoint(), usual.clock(), usual.basis(), usual.windowDays(),
                usual.costKind(), usual.spendLagDays(), usual.includeZeroAmounts(), usual.surveyAnswers(),
                usual.attempt(), usual.funnelMode());
    }

    private Answer ask(Viewpoint viewpoint, List<KpiId> kpis, List<KpiDimension> by, Options options) {
        return reports.company(viewpoint, new Question(kpis, new PeriodChoice.Days(PERIOD), Selection.ALL, by,
                Optional.empty(), Optional.empty(), options)).await().indefinitely();
    }

    private static String line(Figure figure) {
        boolean exactMedian = figure.kpi() == KpiId.SALES_CYCLE_LENGTH || figure.kpi() == KpiId.LOST_CYCLE_LENGTH;
        Map<String, Long> without = new TreeMap<>();
        figure.excluded().forEach((reason, count) -> without.put(reason.name(), count));
        return plain(figure.parts().numerator()) + "/" + plain(figure.parts().denominator()) + " n="
                + figure.parts().n() + " median=" + (exactMedian ? plain(figure.spread().median()) : "") + " without "
                + without;
    }

    private static Map<String, String> expected(NaiveOracle oracle) {
        List<Fact> facts = oracle.facts().stream().filter(fact -> PERIOD.contains(fact.day())).toList();
        Map<String, String> figures = new TreeMap<>();
        for (KpiId kpi : FACTS.keySet()) {
            figures.put(kpi + " []", line(kpi, facts));
        }
        for (KpiId kpi : GROUPED) {
            for (Attribution attribution : Attribution.values()) {
                Function<Fact, String> rep = fact -> text(
                        attribution == Attribution.CURRENT_OWNER ? fact.currentRep() : fact.rep());
                groups(facts, kpi, attribution + "[REP]", fact -> List.of(rep.apply(fact))).forEach(figures::put);
                groups(facts, kpi, attribution + "[SOURCE, SEGMENT, COUNTRY]",
                        fact -> List.of(text(fact.source()), text(fact.segment()), text(fact.country())))
                        .forEach(figures::put);
                groups(facts, kpi, attribution + "[REP, SOURCE]",
                        fact -> List.of(rep.apply(fact), text(fact.source()))).forEach(figures::put);
            }
        }
        return figures;
    }

    private static Map<String, String> groups(List<Fact> facts, KpiId kpi, String by,
            Function<Fact, List<String>> key) {
        Map<String, List<Fact>> groups = new TreeMap<>();
        facts.stream().filter(fact -> fact.what().equals("outcome") || FACTS.get(kpi).contains(fact.what()))
                .forEach(fact -> groups.computeIfAbsent(kpi + " " + by + key.apply(fact), _ -> new ArrayList<>())
                        .add(fact));
        Map<String, String> lines = new TreeMap<>();
        groups.forEach((name, members) -> lines.put(name, line(kpi, members)));
        return lines;
    }

    private static String line(KpiId kpi, List<Fact> facts) {
        List<Fact> all = facts.stream().filter(fact -> FACTS.get(kpi).contains(fact.what())).toList();
        boolean whateverTheReason = kpi == KpiId.WIN_RATE_BY_COUNT || kpi == KpiId.NEW_CUSTOMERS;
        List<Fact> counted = all.stream().filter(fact -> whateverTheReason || fact.reason() == null).toList();
        List<Fact> first = counted.stream().filter(fact -> fact.what().equals(FACTS.get(kpi).getFirst())).toList();
        Map<String, Long> without = new TreeMap<>();
        facts.stream().filter(fact -> fact.reason() != null)
                .filter(fact -> fact.what().equals("outcome") || !whateverTheReason && all.contains(fact))
                .forEach(fact -> without.merge(String.valueOf(fact.reason()), 1L, Long::sum));
        BigDecimal count = BigDecimal.valueOf(counted.size());
        String parts = switch (kpi) {
            case SALES_CYCLE_LENGTH, LOST_CYCLE_LENGTH, AVERAGE_SALE_VALUE, FIRST_PURCHASE_VALUE -> plain(sum(counted))
                    + "/" + plain(count);
            case WIN_RATE_BY_COUNT -> first.size() + "/" + counted.size();
            case WIN_RATE_BY_AMOUNT -> plain(sum(first)) + "/" + plain(sum(counted));
            case WON_REVENUE -> plain(sum(counted)) + "/-";
            case NEW_CUSTOMERS -> counted.size() + "/-";
            default -> throw new IllegalArgumentException(kpi + " is another oracle's");
        };
        boolean cycle = kpi == KpiId.SALES_CYCLE_LENGTH || kpi == KpiId.LOST_CYCLE_LENGTH;
        return parts + " n=" + counted.size() + " median=" + (cycle ? plain(median(counted)) : "") + " without "
                + new TreeMap<>(without);
    }

    private static BigDecimal sum(List<Fact> facts) {
        return facts.stream().map(Fact::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable BigDecimal median(List<Fact> facts) {
        List<BigDecimal> sorted = facts.stream().map(Fact::value).sorted().toList();
        return sorted.isEmpty()
                ? null
                : sorted.get((sorted.size() - 1) / 2).add(sorted.get(sorted.size() / 2))
                        .divide(BigDecimal.valueOf(2));
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
