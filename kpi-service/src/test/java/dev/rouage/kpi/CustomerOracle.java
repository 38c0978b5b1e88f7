package dev.rouage.kpi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.catalogue.KpiId;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.CoachingEnvelope;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import org.jspecify.annotations.Nullable;

/** The definitions of retention, satisfaction, onboarding and training once more, in plain loops over all records. */
final class CustomerOracle {
    static final Set<KpiId> KPIS = EnumSet.range(KpiId.CUSTOMER_RETENTION, KpiId.COACHING_SESSIONS_HELD);

    private final NaiveOracle records;
    private final Map<UUID, CoachingEnvelope> events;
    private final Period period;
    private final LocalDate today;
    /** What is counted: all, or what one rep or one segment of customers has. */
    private final @Nullable String rep;
    private final @Nullable String segment;

    CustomerOracle(NaiveOracle records, Map<UUID, CoachingEnvelope> events, Period period, LocalDate today,
            @Nullable String rep, @Nullable String segment) {
        this.records = records;
        this.events = events;
        this.period = period;
        this.today = today;
        this.rep = rep;
        this.segment = segment;
    }

    String line(KpiId kpi) {
        return switch (kpi) {
            case CUSTOMER_RETENTION -> retention();
            case GROSS_REVENUE_RETENTION -> revenue(true);
            case NET_REVENUE_RETENTION -> revenue(false);
            case RENEWAL_RATE -> renewals();
            case NET_PROMOTER_SCORE -> promoters();
            case COMPLAINTS -> complaints();
            case COMPLAINTS_PER_100_CUSTOMERS -> perHundred();
            case REVIEW_RATING -> reviews();
            case TIME_TO_FIRST_SALE -> firstSales();
            case ONBOARDING_TRAINING_TIME -> trainingUntilSale();
            case TRAINING_COMPLETION -> completion();
            case TRAINING_PASS_RATE -> passRate();
            case SKILL_MASTERY -> mastery();
            case COACHING_SESSIONS_HELD -> sessions();
            default -> throw new IllegalArgumentException(kpi + " is another oracle's");
        };
    }

    static String text(@Nullable BigDecimal numerator, @Nullable BigDecimal denominator, long n,
            Map<String, Long> without, Map<String, String> details) {
        return NaiveOracle.plain(numerator) + "/" + NaiveOracle.plain(denominator) + " n=" + n + " without "
                + new TreeMap<>(without) + " " + new TreeMap<>(details);
    }

    private static String text(long part, long all, Map<String, String> details) {
        return text(BigDecimal.valueOf(part), BigDecimal.valueOf(all), all, Map.of(), details);
    }

    private LocalDate end() {
        LocalDate last = period.to().minusDays(1);
        return last.isAfter(today) && !period.from().isAfter(today) ? today.plusDays(1) : period.to();
    }

    // customers

    private record Term(UUID id, LocalDate start, @Nullable LocalDate agreed, @Nullable LocalDate last,
            @Nullable UUID renews, @Nullable BigDecimal mrr) {
        boolean runs() {
            return last == null || !last.isBefore(start);
        }
    }

    private Map<UUID, List<Term>> customers() {
        Map<UUID, List<Term>> customers = new HashMap<>();
        for (ChangeEvent contract : records.live(RecordKind.CONTRACT)) {
            String stated = NaiveOracle.text(contract, "account");
            LocalDate start = records.day(NaiveOracle.text(contract, "startOn"));
            if (stated == null || start == null) {
                continue;
            }
            UUID account = records.survivor(UUID.fromString(stated));
            ChangeEvent record = records.find(account);
            if (record != null && record.state() == RecordState.DELETED
                    || segment != null && !segment.equals(String.valueOf(records.trait(stated, "segment")))
                    || rep != null && !rep.equals("null")) {
                continue;
            }
            LocalDate agreed = records.day(NaiveOracle.text(contract, "endOn"));
            LocalDate cancelled = records.day(NaiveOracle.text(contract, "cancelledOn"));
            LocalDate last = agreed == null || cancelled != null && cancelled.isBefore(agreed) ? cancelled : agreed;
            String renews = NaiveOracle.text(contract, "renewalOf");
            customers.computeIfAbsent(account, _ -> new ArrayList<>())
                    .add(new Term(contract.id(), start, agreed, last,
                            renews == null ? null : followed(UUID.fromString(renews)), mrr(contract, start)));
        }
        return customers;
    }

    private UUID followed(UUID contract) {
        UUID current = contract;
        Set<UUID> seen = new HashSet<>();
        ChangeEvent record = records.find(current);
        while (record != null && record.state() == RecordState.MERGED && seen.add(current)) {
            current = Objects.requireNonNull(record.mergedInto());
            record = records.find(current);
        }
        return current;
    }

    private @Nullable BigDecimal mrr(ChangeEvent contract, LocalDate start) {
        String amount = NaiveOracle.text(contract, "mrr");
        String from = NaiveOracle.text(contract, "currency");
        return amount == null || from == null ? null : records.converted(new BigDecimal(amount), from, start);
    }

    private @Nullable LocalDate successor(Term term, List<Term> all) {
        if (term.last == null || !term.runs()) {
            return null;
        }
        return all.stream().filter(other -> other.runs() && other.start.isAfter(term.start)
                && !other.start.isAfter(term.last.plusDays(records.decided.graceDays()))
                && (other.renews == null ? other.start.isAfter(term.last) : other.renews.equals(term.id)))
                .map(Term::start).min(Comparator.naturalOrder()).orElse(null);
    }

    private boolean covers(Term term, List<Term> all, LocalDate day) {
        LocalDate successor = successor(term, all);
        LocalDate end = successor != null ? successor : term.last == null ? null : term.last.plusDays(1);
        return term.runs() && !day.isBefore(term.start) && (end == null || day.isBefore(end));
    }

    private boolean active(List<Term> all, LocalDate day) {
        return all.stream().anyMatch(term -> covers(term, all, day));
    }

    private BigDecimal mrrOn(List<Term> all, LocalDate day) {
        return all.stream().filter(term -> covers(term, all, day)).map(term -> Objects.requireNonNull(term.mrr))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private long activeOn(LocalDate day) {
        return customers().values().stream().filter(terms -> active(terms, day)).count();
    }

    private String retention() {
        long both = customers().values().stream()
                .filter(terms -> active(terms, period.from()) && active(terms, end())).count();
        return text(both, activeOn(period.from()), Map.of());
    }

    private String revenue(boolean capped) {
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal after = BigDecimal.ZERO;
        long n = 0;
        long unknown = 0;
        for (List<Term> terms : customers().values()) {
            if (active(terms, period.from())) {
                if (terms.stream().anyMatch(term -> term.runs() && term.mrr == null)) {
                    unknown++;
                    continue;
                }
                n++;
                BigDecimal first = mrrOn(terms, period.from());
                BigDecimal second = mrrOn(terms, end());
                before = before.add(first);
                after = after.add(capped ? first.min(second) : second);
            }
        }
        return text(after, before, n, unknown == 0 ? Map.of() : Map.of("MRR_UNKNOWN", unknown), Map.of());
    }

    private String renewals() {
        long renewed = 0;
        long lapsed = 0;
        long pending = 0;
        for (List<Term> terms : customers().values()) {
            for (Term term : terms) {
                if (term.last == null || !term.runs()) {
                    continue;
                }
                boolean isRenewed = successor(term, terms) != null;
                LocalDate placed = isRenewed && term.agreed != null ? term.agreed : term.last;
                if (!period.contains(placed) || placed.isAfter(today)) {
                    continue;
                }
                if (isRenewed) {
                    renewed++;
                } else if (placed.plusDays(records.decided.graceDays()).isBefore(today)) {
                    lapsed++;
                } else {
                    pending++;
                }
            }
        }
        return text(renewed, renewed + lapsed, Map.of("PENDING", "" + pending));
    }

    // voice

    private boolean counts(ChangeEvent said, @Nullable String about) {
        return (rep == null || rep.equals(String.valueOf(about == null
                ? null
                : records.survivor(
                        UUID.fromString(about)))))
                && (segment == null || segment.equals(
                        String.valueOf(records.trait(NaiveOracle.text(said, "account"), "segment"))));
    }

    private String promoters() {
        Map<String, ChangeEvent> latest = new HashMap<>();
        long responses = 0;
        for (ChangeEvent answer : records.live(RecordKind.SURVEY_RESPONSE)) {
            if (period.contains(records.local(instant(answer, "respondedAt")))) {
                responses += counts(answer, NaiveOracle.text(answer, "rep")) ? 1 : 0;
                String account = NaiveOracle.text(answer, "account");
                String key = account == null
                        ? "answer " + answer.id()
                        : "" + records.survivor(UUID.fromString(account));
                latest.merge(key, answer, (one, other) -> Comparator
                        .comparing((ChangeEvent each) -> instant(each, "respondedAt"))
                        .thenComparing(ChangeEvent::externalId).compare(one, other) > 0 ? one : other);
            }
        }
        long promoters = 0;
        long detractors = 0;
        long n = 0;
        for (ChangeEvent answer : latest.values()) {
            if (counts(answer, NaiveOracle.text(answer, "rep"))) {
                int score = answer.fields().get("score").asInt();
                n++;
                promoters += score >= 9 ? 1 : 0;
                detractors += score <= 6 ? 1 : 0;
            }
        }
        double p = (double) promoters / n;
        double d = (double) detractors / n;
        BigDecimal margin = n == 0
                ? null
                : BigDecimal.valueOf(196 * Math.sqrt((p + d - (p - d) * (p - d)) / n)).setScale(2,
                        RoundingMode.HALF_UP);
        return text(BigDecimal.valueOf(100 * (promoters - detractors)), BigDecimal.valueOf(n), n, Map.of(),
                Map.of("PROMOTERS", "" + promoters, "DETRACTORS", "" + detractors, "PASSIVES",
                        "" + (n - promoters - detractors), "RESPONSES", "" + responses, "MARGIN",
                        NaiveOracle.plain(margin)));
    }

    private List<ChangeEvent> complaintsOfPeriod() {
        return records.live(RecordKind.COMPLAINT).stream()
                .filter(complaint -> period.contains(records.local(instant(complaint, "openedAt"))))
                .filter(complaint -> counts(complaint, null)).toList();
    }

    private String complaints() {
        long responded = 0;
        long resolved = 0;
        long reversed = 0;
        List<ChangeEvent> complaints = complaintsOfPeriod();
        for (ChangeEvent complaint : complaints) {
            Instant opened = instant(complaint, "openedAt");
            for (String field : List.of("firstResponseAt", "resolvedAt")) {
                if (NaiveOracle.text(complaint, field) != null) {
                    boolean wrong = instant(complaint, field).isBefore(opened);
                    reversed += wrong ? 1 : 0;
                    responded += !wrong && field.equals("firstResponseAt") ? 1 : 0;
                    resolved += !wrong && field.equals("resolvedAt") ? 1 : 0;
                }
            }
        }
        return text(BigDecimal.valueOf(complaints.size()), null, complaints.size(),
                reversed == 0 ? Map.of() : Map.of("ENDED_BEFORE_OPENED", reversed),
                Map.of("RESPONDED", "" + responded, "RESOLVED", "" + resolved));
    }

    private String perHundred() {
        int complaints = complaintsOfPeriod().size();
        return text(BigDecimal.valueOf(100L * complaints),
                BigDecimal.valueOf(activeOn(period.from()) + activeOn(end())).divide(BigDecimal.valueOf(2)), complaints,
                Map.of(), Map.of());
    }

    private String reviews() {
        Map<String, String> details = new HashMap<>();
        long sum = 0;
        long n = 0;
        long[] rated = new long[6];
        for (ChangeEvent review : records.live(RecordKind.REVIEW)) {
            if (period.contains(records.local(instant(review, "publishedAt"))) && counts(review, null)) {
                int rating = review.fields().get("rating").asInt();
                rated[rating]++;
                sum += rating;
                n++;
            }
        }
        for (int rating = 1; rating <= 5; rating++) {
            details.put("RATED_" + rating, "" + rated[rating]);
        }
        return text(BigDecimal.valueOf(sum), BigDecimal.valueOf(n), n, Map.of(), details);
    }

    // reps

    private record Start(UUID rep, LocalDate hired, @Nullable LocalDate left, @Nullable LocalDate firstSale) {}

    private List<Start> starts() {
        List<Start> starts = new ArrayList<>();
        for (ChangeEvent record : records.live(RecordKind.REP)) {
            LocalDate hired = records.day(NaiveOracle.text(record, "hiredOn"));
            if (hired == null || !period.contains(hired) || rep != null && !rep.equals("" + record.id())) {
                continue;
            }
            LocalDate first = null;
            for (NaiveOracle.Sale sale : records.sales()) {
                boolean own = record.id().equals(sale.closedBy()) && record.id().equals(sale.firstOwner())
                        && !sale.on().isBefore(hired)
                        && (sale.created() == null || !sale.created().isBefore(hired));
                first = own && (first == null || sale.on().isBefore(first)) ? sale.on() : first;
            }
            starts.add(new Start(record.id(), hired, records.day(NaiveOracle.text(record, "leftOn")), first));
        }
        return starts;
    }

    private String firstSales() {
        List<long[]> reps = new ArrayList<>();
        for (Start start : starts()) {
            LocalDate last = start.left == null || start.left.isAfter(today) ? today : start.left;
            long followed = Math.max(0, ChronoUnit.DAYS.between(start.hired, last));
            reps.add(start.firstSale == null
                    ? new long[]{followed, 0}
                    : new long[]{ChronoUnit.DAYS.between(start.hired, start.firstSale), 1});
        }
        long sellers = reps.stream().filter(each -> each[1] == 1).count();
        Map<String, String> details = new HashMap<>();
        details.put("SELLERS", "" + sellers);
        for (long day : List.of(30L, 60L, 90L)) {
            BigDecimal share = share(reps, day);
            boolean known = reps.stream().anyMatch(each -> each[0] >= day)
                    || !reps.isEmpty() && share.compareTo(BigDecimal.ONE) == 0;
            details.put("SOLD_BY_DAY_" + day,
                    known ? NaiveOracle.plain(share.setScale(6, RoundingMode.HALF_UP)) : "-");
        }
        return text(sellers, reps.size(), details);
    }

    private static BigDecimal share(List<long[]> reps, long day) {
        BigDecimal waiting = BigDecimal.ONE;
        TreeSet<Long> days = new TreeSet<>();
        reps.forEach(each -> days.add(each[0]));
        for (long each : days.headSet(day, true)) {
            long atRisk = reps.stream().filter(one -> one[0] >= each).count();
            long sold = reps.stream().filter(one -> one[0] == each && one[1] == 1).count();
            waiting = waiting.multiply(BigDecimal.valueOf(atRisk - sold))
                    .divide(BigDecimal.valueOf(atRisk), MathContext.DECIMAL128);
        }
        return BigDecimal.ONE.subtract(waiting);
    }

    private String trainingUntilSale() {
        long minutes = 0;
        long n = 0;
        Map<String, Long> without = new HashMap<>();
        for (Start start : starts()) {
            if (start.firstSale == null) {
                without.merge("NO_SALE_YET", 1L, Long::sum);
                continue;
            }
            List<CoachingEnvelope> modules = told("MODULE_COMPLETED").stream()
                    .filter(event -> records.survivor(event.rep()).equals(start.rep)).toList();
            if (modules.isEmpty()) {
                without.merge("TRAINING_UNKNOWN", 1L, Long::sum);
                continue;
            }
            n++;
            minutes += modules.stream().filter(event -> !records.local(event.at()).isAfter(start.firstSale))
                    .mapToLong(event -> event.fields().get("minutes").asLong()).sum();
        }
        return text(BigDecimal.valueOf(minutes), BigDecimal.valueOf(n), n, without, Map.of());
    }

    // training

    private List<CoachingEnvelope> told(String type) {
        return events.values().stream().filter(event -> event.type().equals(type) && !event.withdrawn())
                .sorted(Comparator.comparing(CoachingEnvelope::at).thenComparing(CoachingEnvelope::id)).toList();
    }

    private List<CoachingEnvelope> counted(String type) {
        return told(type).stream().filter(event -> {
            UUID about = records.survivor(event.rep());
            ChangeEvent record = records.find(about);
            return (record == null || record.state() != RecordState.DELETED)
                    && (segment == null || segment.equals("null"))
                    && (rep == null || rep.equals("" + about));
        }).toList();
    }

    /** The latest event of each subject. */
    private Map<String, CoachingEnvelope> latest(String type, String subject) {
        Map<String, CoachingEnvelope> latest = new HashMap<>();
        counted(type).forEach(event -> latest.put(subject(event, subject), event));
        return latest;
    }

    private static String subject(CoachingEnvelope event, String field) {
        return event.rep() + " " + event.fields().get(field).asText();
    }

    private String completion() {
        long onTime = 0;
        long late = 0;
        long open = 0;
        Map<String, CoachingEnvelope> completed = latest("MILESTONE_COMPLETED", "milestone");
        for (Map.Entry<String, CoachingEnvelope> assigned : latest("MILESTONE_ASSIGNED", "milestone").entrySet()) {
            LocalDate due = LocalDate.parse(assigned.getValue().fields().get("dueOn").asText());
            if (period.contains(due) && !due.isAfter(today)) {
                CoachingEnvelope done = completed.get(assigned.getKey());
                if (done == null) {
                    open++;
                } else if (LocalDate.parse(done.fields().get("completedOn").asText()).isAfter(due)) {
                    late++;
                } else {
                    onTime++;
                }
            }
        }
        long minutes = counted("MODULE_COMPLETED").stream()
                .filter(event -> period.contains(records.local(event.at())))
                .mapToLong(event -> event.fields().get("minutes").asLong()).sum();
        long all = onTime + late + open;
        return text(onTime + late, all,
                Map.of("ON_TIME", ratio(onTime, all), "TRAINING_MINUTES", "" + minutes));
    }

    private String passRate() {
        Map<String, List<CoachingEnvelope>> attempts = new HashMap<>();
        counted("ATTEMPT_FINISHED").forEach(event -> attempts
                .computeIfAbsent(subject(event, "exercise"), _ -> new ArrayList<>()).add(event));
        attempts.values().removeIf(each -> !period.contains(records.local(each.getFirst().at())));
        long first = attempts.values().stream().filter(each -> passed(each.getFirst())).count();
        long best = attempts.values().stream().filter(each -> each.stream().anyMatch(CustomerOracle::passed)).count();
        return text(first, attempts.size(), Map.of("PASSED_FIRST", ratio(first, attempts.size()), "PASSED_BEST",
                ratio(best, attempts.size())));
    }

    private static boolean passed(CoachingEnvelope attempt) {
        return attempt.fields().get("passed").asBoolean();
    }

    private String mastery() {
        long[] now = skills(end());
        long[] before = skills(period.from());
        String progress = now[1] == 0 || before[1] == 0
                ? "-"
                : NaiveOracle.plain(quotient(now[0], now[1]).subtract(quotient(before[0], before[1])).setScale(6,
                        RoundingMode.HALF_UP));
        return text(now[0], now[1], Map.of("PROGRESS", progress));
    }

    /** Acquired and required before that day. */
    private long[] skills(LocalDate day) {
        Map<String, CoachingEnvelope> latest = new HashMap<>();
        counted("SKILL_ASSESSED").stream().filter(event -> records.local(event.at()).isBefore(day))
                .forEach(event -> latest.put(subject(event, "skill"), event));
        long required = latest.values().stream().filter(event -> event.fields().get("required").asBoolean()).count();
        long acquired = latest.values().stream().filter(event -> event.fields().get("required").asBoolean()
                && event.fields().get("acquired").asBoolean()).count();
        return new long[]{acquired, required};
    }

    private String sessions() {
        Map<String, CoachingEnvelope> planned = latest("SESSION_PLANNED", "session");
        Map<String, CoachingEnvelope> held = latest("SESSION_HELD", "session");
        long kept = 0;
        long missed = 0;
        for (Map.Entry<String, CoachingEnvelope> session : planned.entrySet()) {
            LocalDate day = records.local(Instant.parse(session.getValue().fields().get("plannedFor").asText()));
            if (period.contains(day) && !day.isAfter(today)) {
                kept += held.containsKey(session.getKey()) ? 1 : 0;
                missed += held.containsKey(session.getKey()) ? 0 : 1;
            }
        }
        long unplanned = held.entrySet().stream().filter(session -> !planned.containsKey(session.getKey()))
                .map(session -> records.local(session.getValue().at()))
                .filter(day -> period.contains(day) && !day.isAfter(today)).count();
        return text(kept, kept + missed, Map.of("UNPLANNED_SESSIONS", "" + unplanned));
    }

    private static String ratio(long part, long all) {
        return all == 0 ? "-" : NaiveOracle.plain(quotient(part, all).setScale(6, RoundingMode.HALF_UP));
    }

    private static BigDecimal quotient(long part, long all) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(all), MathContext.DECIMAL128);
    }

    private static Instant instant(ChangeEvent record, String field) {
        return Instant.parse(Objects.requireNonNull(NaiveOracle.text(record, field)));
    }
}
