package dev.rouage.kpi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.kpi.figure.Figure;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import org.jspecify.annotations.Nullable;

/** The definitions of leads' figures and of acquisition costs once more, as plainly as possible. */
final class LeadOracle {
    static final List<KpiId> FIGURES = List.of(KpiId.LEAD_TO_OPPORTUNITY_RATE, KpiId.QUALIFIED_LEAD_RATE,
            KpiId.FIRST_CONTACT_DELAY, KpiId.CONTACTED_RATE, KpiId.PERSONALISATION_TIME, KpiId.LEAD_TO_CUSTOMER_RATE,
            KpiId.ACQUISITION_COST);
    /** Later than any conversion. */
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int EARLIER = -1;
    private static final int UNDATED = -2;

    private final NaiveOracle oracle;
    private final Period period;
    private final List<LeadFact> leads = new ArrayList<>();

    /** To be made after the oracle's facts, which tell when deals were won. */
    LeadOracle(NaiveOracle oracle, Period period) {
        this.oracle = oracle;
        this.period = period;
        oracle.records.values().stream()
                .filter(record -> record.kind() == RecordKind.LEAD && record.state() == RecordState.LIVE)
                .forEach(this::add);
    }

    /** Days to each conversion: NEVER, EARLIER and UNDATED where there is no such number. */
    private record LeadFact(LocalDate detectedOn, int qualified, int opportunity, int customer,
            @Nullable LocalDate opportunityOn, @Nullable Contact contact, @Nullable String rep,
            @Nullable String source) {}

    private record Contact(boolean before, long elapsed, long inHours, @Nullable BigDecimal minutes) {}

    /** How a figure is asked for. */
    record Variant(boolean event, @Nullable Integer window, boolean inHours, boolean paid, int lag) {
        static final Variant USUAL = new Variant(false, null, false, false, 0);
    }

    private void add(ChangeEvent lead) {
        String detected = NaiveOracle.text(lead, "detectedAt");
        if (detected == null) {
            return;
        }
        LocalDate day = Objects.requireNonNull(oracle.day(detected));
        List<@Nullable LocalDate> created = new ArrayList<>();
        List<@Nullable LocalDate> won = new ArrayList<>();
        for (ChangeEvent deal : referring(RecordKind.OPPORTUNITY, lead.id())) {
            created.add(oracle.day(NaiveOracle.text(deal, "createdAt")));
            if ("WON".equals(oracle.category(NaiveOracle.text(deal, "stage")))
                    && !"RENEWAL".equals(NaiveOracle.text(deal, "type"))) {
                won.add(oracle.wonOn.get(deal.id()));
            }
        }
        LocalDate qualified = oracle.day(NaiveOracle.text(lead, "qualifiedAt"));
        int opportunity = days(day, created);
        String owner = NaiveOracle.text(lead, "owner");
        leads.add(new LeadFact(day, qualified == null ? NEVER : days(day, List.of(qualified)), opportunity,
                days(day, won), opportunity >= 0 && opportunity < NEVER ? day.plusDays(opportunity) : null,
                contact(lead, Instant.parse(detected)),
                owner == null ? null : oracle.survivor(UUID.fromString(owner)).toString(),
                NaiveOracle.text(lead, "source")));
    }

    private List<ChangeEvent> referring(RecordKind kind, UUID lead) {
        return oracle.records.values().stream()
                .filter(record -> record.kind() == kind && record.state() == RecordState.LIVE)
                .filter(record -> NaiveOracle.text(record, "lead") != null && oracle
                        .survivor(UUID.fromString(Objects.requireNonNull(NaiveOracle.text(record, "lead"))))
                        .equals(lead))
                .toList();
    }

    private static int days(LocalDate day, List<@Nullable LocalDate> dates) {
        int best = NEVER;
        boolean earlier = false;
        for (LocalDate date : dates) {
            if (date != null) {
                int after = (int) (date.toEpochDay() - day.toEpochDay());
                earlier |= after < 0;
                best = after >= 0 ? Math.min(best, after) : best;
            }
        }
        return best < NEVER || dates.isEmpty() ? best : earlier ? EARLIER : UNDATED;
    }

    private @Nullable Contact contact(ChangeEvent lead, Instant detected) {
        List<ChangeEvent> activities = referring(RecordKind.ACTIVITY, lead.id());
        Instant first = null;
        for (ChangeEvent activity : activities) {
            Instant at = Instant.parse(Objects.requireNonNull(NaiveOracle.text(activity, "at")));
            boolean contact = "OUTBOUND".equals(NaiveOracle.text(activity, "direction"))
                    && !"true".equals(NaiveOracle.text(activity, "automated")) && !prepares(activity);
            first = contact && (first == null || at.isBefore(first)) ? at : first;
        }
        if (first == null) {
            return null;
        }
        BigDecimal minutes = null;
        for (ChangeEvent activity : activities) {
            String noted = NaiveOracle.text(activity, "minutes");
            if (prepares(activity) && noted != null
                    && Instant.parse(Objects.requireNonNull(NaiveOracle.text(activity, "at"))).isBefore(first)) {
                minutes = minutes == null ? new BigDecimal(noted) : minutes.add(new BigDecimal(noted));
            }
        }
        return new Contact(first.isBefore(detected), Duration.between(detected, first).getSeconds(),
                inHours(detected, first, clock(NaiveOracle.text(lead, "owner"))), minutes);
    }

    private static boolean prepares(ChangeEvent activity) {
        String type = NaiveOracle.text(activity, "type");
        return "RESEARCH".equals(type) || "PERSONALISATION".equals(type);
    }

    /** Of the owner's team or the nearest one above it that has hours of its own, or else the company's. */
    private CompanyDecisions.Hours clock(@Nullable String owner) {
        ChangeEvent rep = owner == null ? null : oracle.find(oracle.survivor(UUID.fromString(owner)));
        String team = rep == null || rep.state() != RecordState.LIVE ? null : NaiveOracle.text(rep, "team");
        for (int i = 0; i < 50 && team != null; i++) {
            ChangeEvent record = oracle.find(UUID.fromString(team));
            if (record == null || record.state() == RecordState.DELETED) {
                break;
            }
            if (record.state() == RecordState.MERGED) {
                team = String.valueOf(record.mergedInto());
            } else if (oracle.decided.teamHours().containsKey(record.id())) {
                return oracle.decided.teamHours().get(record.id());
            } else {
                team = NaiveOracle.text(record, "parentTeam");
            }
        }
        return oracle.decided.hours();
    }

    /** The seconds in which people work, one quarter of an hour after the other. */
    private long inHours(Instant from, Instant to, CompanyDecisions.Hours hours) {
        long seconds = 0;
        for (long at = from.getEpochSecond(); at < to.getEpochSecond();) {
            long next = Math.min(to.getEpochSecond(), (at / 900 + 1) * 900);
            seconds += hours.isOpen(Instant.ofEpochSecond(at), oracle.decided.zone()) ? next - at : 0;
            at = next;
        }
        return seconds;
    }

    /** A figure as it should be. */
    String line(KpiId kpi, Variant variant) {
        return kpi == KpiId.ACQUISITION_COST
                ? costLine(variant, _ -> true)
                : line(kpi, variant, leads);
    }

    /** The figure by rep, or by source. */
    Map<String, String> groups(KpiId kpi, String by) {
        Map<String, List<LeadFact>> groups = new TreeMap<>();
        leads.stream().filter(lead -> period.contains(lead.detectedOn)).forEach(lead -> {
            String value = by.equals("REP") ? lead.rep : lead.source;
            groups.computeIfAbsent(value == null ? "-" : value, _ -> new ArrayList<>()).add(lead);
        });
        Map<String, String> lines = new TreeMap<>();
        groups.forEach((value, members) -> lines.put(kpi + " [" + by + "][" + value + "]",
                line(kpi, Variant.USUAL, members)));
        return lines;
    }

    /** Acquisition costs by channel. */
    Map<String, String> channels() {
        Set<String> channels = new HashSet<>();
        for (ChangeEvent spend : spends()) {
            if (LocalDate.parse(text(spend, "from")).isBefore(period.to())) {
                channels.add(channel(spend));
            }
        }
        oracle.firstDeals.forEach((deal, day) -> {
            if (period.contains(day)) {
                channels.add(touch(deal));
            }
        });
        Map<String, String> lines = new TreeMap<>();
        channels.forEach(channel -> lines.put(KpiId.ACQUISITION_COST + " [CHANNEL][" + channel + "]",
                costLine(Variant.USUAL, channel::equals)));
        return lines;
    }

    private String line(KpiId kpi, Variant variant, List<LeadFact> all) {
        List<LeadFact> detected = all.stream().filter(lead -> period.contains(lead.detectedOn)).toList();
        return switch (kpi) {
            case LEAD_TO_OPPORTUNITY_RATE -> variant.event
                    ? eventLine(all, detected.size())
                    : converted(detected, LeadFact::opportunity, variant.window == null ? 90 : variant.window);
            case QUALIFIED_LEAD_RATE -> converted(detected, LeadFact::qualified, variant.window);
            case LEAD_TO_CUSTOMER_RATE -> converted(detected, LeadFact::customer,
                    variant.window == null ? 180 : variant.window);
            default -> contactLine(kpi, variant, detected);
        };
    }

    private String eventLine(List<LeadFact> all, int detected) {
        long opportunities = all.stream()
                .filter(lead -> lead.opportunityOn != null && period.contains(lead.opportunityOn)).count();
        return opportunities + "/" + detected + " n=" + detected + " [] settled=true without {}";
    }

    private static String converted(List<LeadFact> detected, Function<LeadFact, Integer> days,
            @Nullable Integer window) {
        Map<String, Long> without = new TreeMap<>();
        int converted = 0;
        int counted = 0;
        for (LeadFact lead : detected) {
            int after = days.apply(lead);
            if (after < 0) {
                without.merge(after == EARLIER ? "CONVERTED_BEFORE_DETECTION" : "CONVERSION_UNDATED", 1L, Long::sum);
            } else {
                counted++;
                converted += after < NEVER && (window == null || after <= window) ? 1 : 0;
            }
        }
        return converted + "/" + counted + " n=" + counted + " [] settled="
                + (window != null || converted == counted) + " without " + without;
    }

    private static String contactLine(KpiId kpi, Variant variant, List<LeadFact> detected) {
        List<Contact> contacts = new ArrayList<>();
        long early = 0;
        for (LeadFact lead : detected) {
            if (lead.contact != null && lead.contact.before) {
                early++;
            } else if (lead.contact != null) {
                contacts.add(lead.contact);
            }
        }
        long counted = detected.size() - early;
        String end = " without " + (early == 0 ? "{}" : "{CONTACT_BEFORE_DETECTION=" + early + "}");
        String settled = " settled=" + (contacts.size() == counted);
        if (kpi == KpiId.CONTACTED_RATE) {
            Integer window = variant.window;
            long within = contacts.stream().filter(one -> window == null || one.elapsed <= window * 86_400L).count();
            return within + "/" + counted + " n=" + counted + " [CONTACTED=" + within + ", NOT_CONTACTED="
                    + (counted - within) + "] settled=" + (window != null || within == counted) + end;
        }
        if (kpi == KpiId.PERSONALISATION_TIME) {
            List<BigDecimal> minutes = contacts.stream().map(Contact::minutes).filter(Objects::nonNull).toList();
            return plain(sum(minutes)) + "/" + minutes.size() + " n=" + minutes.size() + " [COVERAGE="
                    + share(minutes.size(), contacts.size()) + ", CONTACTED=" + contacts.size() + "]" + settled + end;
        }
        List<Long> seconds = contacts.stream().map(one -> variant.inHours ? one.inHours : one.elapsed).toList();
        BigDecimal total = seconds.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        return plain(total.divide(BigDecimal.valueOf(60), MathContext.DECIMAL128)) + "/" + seconds.size() + " n="
                + seconds.size() + " [WITHIN_5_MINUTES=" + share(within(seconds, 300), counted) + ", WITHIN_1_HOUR="
                + share(within(seconds, 3_600), counted) + ", WITHIN_24_HOURS="
                + share(within(seconds, 86_400), counted) + ", WITHIN_TARGET=" + share(within(seconds, 3_600), counted)
                + ", CONTACT_TARGET=60, CONTACTED=" + seconds.size() + ", NOT_CONTACTED="
                + (counted - seconds.size()) + "]" + settled + end;
    }

    private static long within(List<Long> seconds, long limit) {
        return seconds.stream().filter(one -> one <= limit).count();
    }

    private String costLine(Variant variant, java.util.function.Predicate<String> channel) {
        Map<String, Long> without = new TreeMap<>();
        BigDecimal marketing = BigDecimal.ZERO;
        BigDecimal sales = BigDecimal.ZERO;
        for (ChangeEvent spend : spends()) {
            boolean ofSales = "SALES".equals(NaiveOracle.text(spend, "side"));
            if (channel.test(channel(spend)) && !(ofSales && variant.paid)) {
                BigDecimal cost = cost(spend, variant.lag, without);
                marketing = ofSales ? marketing : marketing.add(cost);
                sales = ofSales ? sales.add(cost) : sales;
            }
        }
        long customers = oracle.firstDeals.entrySet().stream()
                .filter(first -> period.contains(first.getValue()) && channel.test(touch(first.getKey()))).count();
        return plain(marketing.add(sales)) + "/" + customers + " n=" + customers + " [MARKETING_COST="
                + plain(marketing.setScale(2, RoundingMode.HALF_UP))
                + (variant.paid ? "" : ", SALES_COST=" + plain(sales.setScale(2, RoundingMode.HALF_UP)))
                + "] settled=true without " + without;
    }

    /** Day by day. */
    private BigDecimal cost(ChangeEvent spend, int lag, Map<String, Long> without) {
        LocalDate from = LocalDate.parse(text(spend, "from"));
        LocalDate to = LocalDate.parse(text(spend, "to"));
        LocalDate end = to.isAfter(from) ? to : from.plusDays(1);
        int within = 0;
        int length = 0;
        for (LocalDate day = from; day.isBefore(end); day = day.plusDays(1)) {
            length++;
            within += period.contains(day.plusDays(lag)) ? 1 : 0;
        }
        BigDecimal amount = converted(spend, from);
        String reason = to.isBefore(from) ? "SPEND_REVERSED" : amount == null ? "RATE_MISSING" : null;
        if (within == 0) {
            return BigDecimal.ZERO;
        }
        if (reason != null || amount == null) {
            without.merge(String.valueOf(reason), 1L, Long::sum);
            return BigDecimal.ZERO;
        }
        return amount.multiply(BigDecimal.valueOf(within)).divide(BigDecimal.valueOf(length), MathContext.DECIMAL128);
    }

    private @Nullable BigDecimal converted(ChangeEvent spend, LocalDate day) {
        BigDecimal amount = new BigDecimal(text(spend, "amount"));
        String currency = text(spend, "currency");
        if (currency.equals(oracle.decided.currency())) {
            return amount;
        }
        BigDecimal direct = oracle.rate(currency, oracle.decided.currency(), day);
        BigDecimal inverse = oracle.rate(oracle.decided.currency(), currency, day);
        if (direct != null) {
            return amount.multiply(direct);
        }
        return inverse == null ? null : amount.divide(inverse, MathContext.DECIMAL64);
    }

    private List<ChangeEvent> spends() {
        return oracle.records.values().stream()
                .filter(record -> record.kind() == RecordKind.SPEND && record.state() == RecordState.LIVE).toList();
    }

    private static String channel(ChangeEvent spend) {
        String channel = NaiveOracle.text(spend, "channel");
        return channel == null ? "-" : channel;
    }

    private String touch(ChangeEvent deal) {
        String channel = oracle.trait(NaiveOracle.text(deal, "lead"), "channel");
        return channel == null ? "-" : channel;
    }

    /** A figure of the service in the same words. */
    static String line(Figure figure) {
        Map<String, Long> without = new TreeMap<>();
        figure.excluded().forEach((reason, count) -> without.put(reason.name(), count));
        return plain(figure.parts().numerator()) + "/" + plain(figure.parts().denominator()) + " n="
                + figure.parts().n() + " "
                + figure.details().stream().map(detail -> detail.name() + "=" + plain(detail.value())).toList()
                + " settled=" + figure.timing().settled() + " without " + without;
    }

    private static String text(ChangeEvent record, String field) {
        return Objects.requireNonNull(NaiveOracle.text(record, field));
    }

    private static String share(long part, long all) {
        return all == 0
                ? "-"
                : plain(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(all), 6, RoundingMode.HALF_UP));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : number.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
