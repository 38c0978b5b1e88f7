package dev.rouage.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import dev.rouage.kpi.NaiveOracle.Fact;
import dev.rouage.kpi.access.Scope;
import dev.rouage.kpi.access.Viewpoint;
import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.Attribution;
import dev.rouage.kpi.catalogue.Basis;
import dev.rouage.kpi.catalogue.Clock;
import dev.rouage.kpi.catalogue.CostKind;
import dev.rouage.kpi.catalogue.FunnelMode;
import dev.rouage.kpi.catalogue.KpiDimension;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.catalogue.StartPoint;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.feed.CoachingEffect;
import dev.rouage.kpi.feed.FigureEffect;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.kpi.figure.Options;
import dev.rouage.kpi.figure.StageFigures;
import dev.rouage.kpi.rebuild.Audit;
import dev.rouage.kpi.rebuild.Rebuild;
import dev.rouage.kpi.report.Answer;
import dev.rouage.kpi.report.PeriodChoice;
import dev.rouage.kpi.report.Question;
import dev.rouage.kpi.report.Reports;
import dev.rouage.kpi.report.StageQuestion;
import dev.rouage.kpi.report.StageReports;
import dev.rouage.kpi.rollup.Selection;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.kpi.settings.ReportingSettings;
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
    private static final LocalDate LAST_DAY = PERIOD.to().minusDays(1);
    private static final Map<KpiId, List<String>> FACTS = Map.ofEntries(
            Map.entry(KpiId.SALES_CYCLE_LENGTH, List.of("wonCycle")),
            Map.entry(KpiId.LOST_CYCLE_LENGTH, List.of("lostCycle")),
            Map.entry(KpiId.OPEN_DEAL_AGE, List.of("stock.open")),
            Map.entry(KpiId.PIPELINE_VELOCITY, List.of("wonAmount", "lostAmount", "wonCycle", "stock.open")),
            Map.entry(KpiId.WEIGHTED_PIPELINE, List.of("stock.weighted")),
            Map.entry(KpiId.WIN_RATE_BY_COUNT, List.of("wonAmount", "lostAmount")),
            Map.entry(KpiId.WIN_RATE_BY_AMOUNT, List.of("wonAmount", "lostAmount")),
            Map.entry(KpiId.WON_REVENUE, List.of("wonAmount")),
            Map.entry(KpiId.AVERAGE_SALE_VALUE, List.of("wonAmount")),
            Map.entry(KpiId.NEW_CUSTOMERS, List.of("firstAmount")),
            Map.entry(KpiId.FIRST_PURCHASE_VALUE, List.of("firstAmount")));
    private static final List<KpiId> GROUPED = List.of(KpiId.WON_REVENUE, KpiId.WIN_RATE_BY_COUNT, KpiId.NEW_CUSTOMERS,
            KpiId.OPEN_DEAL_AGE);

    private static final List<KpiId> CYCLES = List.of(KpiId.SALES_CYCLE_LENGTH, KpiId.LOST_CYCLE_LENGTH);
    private static final String NOTHING = "0 entries [0, 0, 0, 0] left 0 days 0 excluded 0 open 0 0 any 0 all 0 standing"
            + " 0 0";

    @Inject
    FigureEffect effect;

    @Inject
    StageReports stageReports;
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
    ReportingSettings settings;

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
        Random decisions = new Random(seed);
        if (decisions.nextInt(3) > 0) {
            decide(firm.crm, oracle, CompanyDecisions.random(decisions, firm.crm));
        }
        for (int step = 0; step < 12; step++) {
            List<ChangeEvent> changes = firm.changes(1 + firm.upTo(18));
            apply(firm.disturbed(changes, earlier), oracle);
            earlier.addAll(changes);
            List<CoachingEnvelope> told = firm.coaching(firm.upTo(6));
            tell(firm.disturbedEvents(told, earlierEvents), events);
            earlierEvents.addAll(told);
            if (step == 5) {
                decide(firm.crm, oracle, CompanyDecisions.random(decisions, firm.crm));
                rebuild.of(firm.crm.tenant).await().indefinitely();
            }
            assertEquals(expected(oracle), actual(firm.crm, oracle), "seed " + seed + ", step " + step);
            checkCustomers(firm.crm, oracle, events, "seed " + seed + ", step " + step);
        }
        Audit.Report report = audit.of(firm.crm.tenant).await().indefinitely();
        assertEquals(0, report.differences(), () -> "seed " + seed + ": " + report.examples());
    }

    /** Other ones: a seed is a company too. */
    static Stream<Long> fewSeeds() {
        return seeds().limit(4).map(seed -> -seed);
    }

    /** Among all that may change, whose team works when hardly ever decides: here it is all that changes. */
    @ParameterizedTest
    @MethodSource("fewSeeds")
    void clocksFollowRepsAndTeams(long seed) {
        RandomFirm firm = new RandomFirm(seed);
        NaiveOracle oracle = new NaiveOracle();
        decide(firm.crm, oracle, CompanyDecisions.random(new Random(seed), firm.crm));
        apply(firm.contactedLeads(), oracle);
        List<ChangeEvent> earlier = new ArrayList<>();
        for (int step = 0; step < 20; step++) {
            List<ChangeEvent> changes = firm.moves(1 + firm.upTo(3));
            apply(firm.disturbed(changes, earlier), oracle);
            earlier.addAll(changes);
            String actual = LeadOracle.line(ask(viewpoint(firm.crm, oracle), List.of(KpiId.FIRST_CONTACT_DELAY),
                    List.of(), inHours()).total().getFirst().figure());
            assertEquals(new LeadOracle(oracle, PERIOD).line(KpiId.FIRST_CONTACT_DELAY,
                    new LeadOracle.Variant(false, null, true, false, 0)), actual, "seed " + seed + ", step " + step);
        }
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
            Viewpoint viewpoint = new Viewpoint(crm.tenant, 0, oracle.decided.reporting(),
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

    private void decide(Crm crm, NaiveOracle oracle, CompanyDecisions decisions) {
        oracle.decided = decisions;
        Edition edition = new Edition(crm.tenant, 0, decisions.reporting());
        database.inTransaction(crm.tenant, connection -> settings.show(connection, edition)).await().indefinitely();
    }

    private static Viewpoint viewpoint(Crm crm, NaiveOracle oracle) {
        return new Viewpoint(crm.tenant, 0, oracle.decided.reporting(), new Scope.Company(), true, Optional.empty(),
                Instant.parse("2026-07-01T00:00:00Z"));
    }

    private Map<String, String> actual(Crm crm, NaiveOracle oracle) {
        Viewpoint viewpoint = viewpoint(crm, oracle);
        Map<String, String> figures = new TreeMap<>();
        ask(viewpoint, Stream.concat(FACTS.keySet().stream(), LeadOracle.FIGURES.stream()).toList(), List.of(),
                Options.DEFAULT).total()
                .forEach(figure -> figures.put(figure.figure().kpi() + " []", line(figure.figure())));
        for (StartPoint start : List.of(StartPoint.LEAD_DETECTED, StartPoint.FIRST_CONTACT)) {
            ask(viewpoint, CYCLES, List.of(), options(Attribution.OWNER_AT_EVENT, start)).total().forEach(
                    figure -> figures.put(figure.figure().kpi() + " " + start, line(figure.figure())));
        }
        figures.putAll(stages(viewpoint));
        addLeads(viewpoint, figures);
        for (KpiId kpi : GROUPED) {
            for (Attribution attribution : Attribution.values()) {
                for (List<KpiDimension> by : List.of(List.of(KpiDimension.REP),
                        List.of(KpiDimension.SOURCE, KpiDimension.SEGMENT, KpiDimension.COUNTRY),
                        List.of(KpiDimension.REP, KpiDimension.SOURCE))) {
                    ask(viewpoint, List.of(kpi), by, options(attribution, StartPoint.OPPORTUNITY_CREATED)).groups()
                            .forEach(group -> figures.put(
                                    kpi + " " + attribution + by
                                            + group.values().stream().map(value -> value.orElse("-")).toList(),
                                    line(group.figure().figure())));
                }
            }
        }
        return figures;
    }

    private static Options inHours() {
        Options usual = Options.DEFAULT;
        return new Options(usual.attribution(), usual.startPoint(), Clock.BUSINESS_HOURS, usual.basis(),
                usual.windowDays(), usual.costKind(), usual.spendLagDays(), usual.includeZeroAmounts(),
                usual.surveyAnswers(), usual.attempt(), usual.funnelMode());
    }

    private void addLeads(Viewpoint viewpoint, Map<String, String> figures) {
        Options usual = Options.DEFAULT;
        Options other = new Options(usual.attribution(), usual.startPoint(), Clock.BUSINESS_HOURS, Optional.empty(),
                Optional.of(20), CostKind.PAID, 17, usual.includeZeroAmounts(), usual.surveyAnswers(),
                usual.attempt(), usual.funnelMode());
        ask(viewpoint, LeadOracle.FIGURES, List.of(), other).total()
                .forEach(figure -> figures.put(figure.figure().kpi() + " other", line(figure.figure())));
        ask(viewpoint, List.of(KpiId.LEAD_TO_OPPORTUNITY_RATE), List.of(),
                usual.with(Optional.of(Basis.EVENT), Optional.empty())).total()
                .forEach(figure -> figures.put(figure.figure().kpi() + " event", line(figure.figure())));
        for (KpiId kpi : List.of(KpiId.LEAD_TO_OPPORTUNITY_RATE, KpiId.FIRST_CONTACT_DELAY)) {
            for (KpiDimension by : List.of(KpiDimension.REP, KpiDimension.SOURCE)) {
                addGroups(viewpoint, kpi, by, figures);
            }
        }
        addGroups(viewpoint, KpiId.ACQUISITION_COST, KpiDimension.CHANNEL, figures);
    }

    private void addGroups(Viewpoint viewpoint, KpiId kpi, KpiDimension by, Map<String, String> figures) {
        ask(viewpoint, List.of(kpi), List.of(by), Options.DEFAULT).groups().forEach(group -> figures.put(
                kpi + " [" + by + "]" + group.values().stream().map(value -> value.orElse("-")).toList(),
                line(group.figure().figure())));
    }

    private static void addLeads(NaiveOracle oracle, Map<String, String> figures) {
        LeadOracle leads = new LeadOracle(oracle, PERIOD);
        for (KpiId kpi : LeadOracle.FIGURES) {
            figures.put(kpi + " []", leads.line(kpi, LeadOracle.Variant.USUAL));
            figures.put(kpi + " other", leads.line(kpi, new LeadOracle.Variant(false, 20, true, true, 17)));
        }
        figures.put(KpiId.LEAD_TO_OPPORTUNITY_RATE + " event", leads.line(KpiId.LEAD_TO_OPPORTUNITY_RATE,
                new LeadOracle.Variant(true, null, false, false, 0)));
        for (KpiId kpi : List.of(KpiId.LEAD_TO_OPPORTUNITY_RATE, KpiId.FIRST_CONTACT_DELAY)) {
            figures.putAll(leads.groups(kpi, "REP"));
            figures.putAll(leads.groups(kpi, "SOURCE"));
        }
        figures.putAll(leads.channels());
    }

    private Map<String, String> stages(Viewpoint viewpoint) {
        Map<String, String> stays = new TreeMap<>();
        StageFigures figures = stages(viewpoint, FunnelMode.ANY_STAGE_REACHED);
        StageFigures passed = stages(viewpoint, FunnelMode.ALL_STAGES_PASSED);
        figures.stays().forEach(stay -> {
            assertEquals(stay.entries(), stay.advanced() + stay.lost() + stay.movedBack() + stay.stillThere());
            stays.put(stay.stage().stage(), stay.entries() + " entries [" + stay.stillThere() + ", " + stay.advanced()
                    + ", " + stay.lost() + ", " + stay.movedBack() + "] left " + stay.left() + " days "
                    + plain(stay.days()) + " excluded "
                    + stay.excluded().values().stream().mapToLong(Long::longValue).sum() + " open " + stay.open() + " "
                    + openDays(stay));
        });
        Map<String, String> lines = new TreeMap<>();
        Map<String, Long> any = counts(figures.steps());
        Map<String, Long> all = counts(passed.steps());
        Map<String, StageFigures.Standing> standing = new TreeMap<>();
        figures.standings().forEach(each -> standing.put(each.stage().stage(), each));
        Set<String> names = new TreeSet<>(stays.keySet());
        names.addAll(any.keySet());
        names.addAll(standing.keySet());
        for (String name : names) {
            StageFigures.Standing now = standing.get(name);
            lines.put("stage " + name, stays.getOrDefault(name,
                    "0 entries [0, 0, 0, 0] left 0 days 0 excluded 0 open 0 0") + " any " + any.getOrDefault(name, 0L)
                    + " all " + all.getOrDefault(name, 0L) + " standing " + (now == null ? 0 : now.deals()) + " "
                    + (now == null ? "0" : plain(now.amount())));
        }
        lines.values().removeIf(NOTHING::equals);
        return lines;
    }

    private static Map<String, Long> counts(List<StageFigures.Step> steps) {
        Map<String, Long> counts = new TreeMap<>();
        steps.forEach(step -> counts.put(step.stage().stage(), step.deals()));
        return counts;
    }

    private static String openDays(StageFigures.Stay stay) {
        return stay.meanOpenDays() == null
                ? "0"
                : stay.meanOpenDays().multiply(BigDecimal.valueOf(stay.open())).setScale(0, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private StageFigures stages(Viewpoint viewpoint, FunnelMode mode) {
        Set<Measure> measures = new HashSet<>(StageFigures.STAYS);
        measures.addAll(StageFigures.FUNNEL);
        measures.addAll(StageFigures.PIPELINE);
        Options usual = Options.DEFAULT;
        return stageReports.company(viewpoint, new StageQuestion(measures, new PeriodChoice.Days(PERIOD),
                Selection.ALL, new Options(usual.attribution(), usual.startPoint(), usual.clock(), usual.basis(),
                        usual.windowDays(), usual.costKind(), usual.spendLagDays(), usual.includeZeroAmounts(),
                        usual.surveyAnswers(), usual.attempt(), mode)))
                .await().indefinitely();
    }

    private static Options options(Attribution attribution, StartPoint start) {
        Options usual = Options.DEFAULT;
        return new Options(attribution, start, usual.clock(), usual.basis(), usual.windowDays(),
                usual.costKind(), usual.spendLagDays(), usual.includeZeroAmounts(), usual.surveyAnswers(),
                usual.attempt(), usual.funnelMode());
    }

    private Answer ask(Viewpoint viewpoint, List<KpiId> kpis, List<KpiDimension> by, Options options) {
        return reports.company(viewpoint, new Question(kpis, new PeriodChoice.Days(PERIOD), Selection.ALL, by,
                Optional.empty(), Optional.empty(), options)).await().indefinitely();
    }

    private static String line(Figure figure) {
        if (LeadOracle.FIGURES.contains(figure.kpi())) {
            return LeadOracle.line(figure);
        }
        boolean exactMedian = figure.kpi() == KpiId.SALES_CYCLE_LENGTH || figure.kpi() == KpiId.LOST_CYCLE_LENGTH;
        Map<String, Long> without = new TreeMap<>();
        figure.excluded().forEach((reason, count) -> without.put(reason.name(), count));
        String parts = figure.kpi() == KpiId.PIPELINE_VELOCITY && figure.value() != null
                ? String.format(Locale.ROOT, "%.2f", figure.value().doubleValue())
                : plain(figure.parts().numerator()) + "/" + plain(figure.parts().denominator());
        return parts + " n=" + figure.parts().n() + " median="
                + (exactMedian ? plain(figure.spread().median()) : "") + " without " + without;
    }

    private static Map<String, String> expected(NaiveOracle oracle) {
        List<Fact> facts = oracle.facts().stream().filter(fact -> fact.what().startsWith("stock.")
                ? fact.day().isBefore(PERIOD.to()) && isThere(fact)
                : PERIOD.contains(fact.day())).toList();
        Map<String, String> figures = new TreeMap<>();
        for (KpiId kpi : FACTS.keySet()) {
            figures.put(kpi + " []", line(kpi, facts, FACTS.get(kpi)));
        }
        for (KpiId kpi : CYCLES) {
            String side = kpi == KpiId.SALES_CYCLE_LENGTH ? "won" : "lost";
            figures.put(kpi + " LEAD_DETECTED", line(kpi, facts, List.of(side + "FromLead")));
            figures.put(kpi + " FIRST_CONTACT", line(kpi, facts, List.of(side + "FromContact")));
        }
        oracle.stages(PERIOD, LAST_DAY).forEach((stage, line) -> {
            if (!line.equals(NOTHING)) {
                figures.put("stage " + stage, line);
            }
        });
        addLeads(oracle, figures);
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

    /** Closed deals were there until they closed; of those left out nothing is known but that they are. */
    private static boolean isThere(Fact fact) {
        return fact.what().equals("stock.weighted")
                || fact.value().compareTo(BigDecimal.valueOf(PERIOD.to().toEpochDay())) >= 0;
    }

    private static Map<String, String> groups(List<Fact> facts, KpiId kpi, String by,
            Function<Fact, List<String>> key) {
        Map<String, List<Fact>> groups = new TreeMap<>();
        facts.stream().filter(fact -> fact.what().equals("outcome") && kpi != KpiId.OPEN_DEAL_AGE
                || FACTS.get(kpi).contains(fact.what()))
                .forEach(fact -> groups.computeIfAbsent(kpi + " " + by + key.apply(fact), _ -> new ArrayList<>())
                        .add(fact));
        Map<String, String> lines = new TreeMap<>();
        groups.forEach((name, members) -> lines.put(name, line(kpi, members, FACTS.get(kpi))));
        return lines;
    }

    private static String line(KpiId kpi, List<Fact> facts, List<String> what) {
        boolean whateverTheReason = kpi == KpiId.WIN_RATE_BY_COUNT || kpi == KpiId.NEW_CUSTOMERS;
        boolean stock = kpi == KpiId.OPEN_DEAL_AGE || kpi == KpiId.WEIGHTED_PIPELINE;
        List<Fact> all = facts.stream().filter(fact -> what.contains(fact.what())).toList();
        List<Fact> counted = all.stream().filter(fact -> whateverTheReason || fact.reason() == null).toList();
        List<Fact> first = counted.stream().filter(fact -> fact.what().equals(what.getFirst())).toList();
        Map<String, Long> without = new TreeMap<>();
        facts.stream().filter(fact -> fact.reason() != null)
                .filter(fact -> fact.what().equals("outcome") && !stock || !whateverTheReason && all.contains(fact)
                        && !(kpi == KpiId.PIPELINE_VELOCITY && fact.what().equals("lostAmount")))
                .forEach(fact -> without.merge(String.valueOf(fact.reason()), 1L, Long::sum));
        BigDecimal count = BigDecimal.valueOf(counted.size());
        String parts = switch (kpi) {
            case SALES_CYCLE_LENGTH, LOST_CYCLE_LENGTH, AVERAGE_SALE_VALUE, FIRST_PURCHASE_VALUE -> plain(sum(counted))
                    + "/" + plain(count);
            case OPEN_DEAL_AGE -> counted.stream()
                    .mapToLong(fact -> LAST_DAY.toEpochDay() - fact.day().toEpochDay()).sum() + "/" + plain(count);
            case PIPELINE_VELOCITY -> velocity(facts);
            case WIN_RATE_BY_COUNT -> first.size() + "/" + counted.size();
            case WIN_RATE_BY_AMOUNT -> plain(sum(first)) + "/" + plain(sum(counted));
            case WON_REVENUE, WEIGHTED_PIPELINE -> plain(sum(counted)) + "/-";
            case NEW_CUSTOMERS -> counted.size() + "/-";
            default -> throw new IllegalArgumentException(kpi + " is another oracle's");
        };
        boolean cycle = kpi == KpiId.SALES_CYCLE_LENGTH || kpi == KpiId.LOST_CYCLE_LENGTH;
        long n = kpi == KpiId.PIPELINE_VELOCITY
                ? all.stream().filter(fact -> fact.what().equals("wonAmount")).count()
                : counted.size();
        return parts + " n=" + n + " median=" + (cycle ? plain(median(counted)) : "") + " without "
                + new TreeMap<>(without);
    }

    private static String velocity(List<Fact> facts) {
        double won = facts.stream().filter(fact -> fact.what().equals("wonAmount")).count();
        double lost = facts.stream().filter(fact -> fact.what().equals("lostAmount")).count();
        List<Fact> amounts = counted(facts, "wonAmount");
        List<Fact> days = counted(facts, "wonCycle");
        if (amounts.isEmpty() || sum(days).signum() == 0) {
            return "-/-";
        }
        double value = counted(facts, "stock.open").size() * won / (won + lost) * sum(amounts).doubleValue()
                / amounts.size() / (sum(days).doubleValue() / days.size());
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static List<Fact> counted(List<Fact> facts, String what) {
        return facts.stream().filter(fact -> fact.what().equals(what) && fact.reason() == null).toList();
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
