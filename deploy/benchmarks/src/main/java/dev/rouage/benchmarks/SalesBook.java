package dev.rouage.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.rouage.demo.push.ItemJson;
import dev.rouage.demo.record.Fields;
import dev.rouage.demo.record.Item;
import dev.rouage.demo.record.Kind;
import dev.rouage.infrastructure.Directories;

/**
 * The records of a firm with as many deals as asked for, over three years up to today: each deal with a lead and two
 * activities, a tenth as many accounts, and contracts, surveys and complaints of some of them. The deals from one number to
 * another are the same whatever else is asked for, so a book grows by writing the rest.
 *
 * @param source
 *            of all records
 */
record SalesBook(String source, LocalDate today) {

    private static final int DAYS = 3 * 365;
    /** What happens first, lies back so far that nothing that follows within days of it lies in the future. */
    private static final int LATEST = 8;
    private static final int REPS = 50;
    private static final int TEAMS = 5;
    private static final List<String> SOURCES = List.of("Web", "Fair", "Referral", "Partner", "Outbound", "Event");
    private static final List<String> CHANNELS = List.of("Search", "Social", "E-mail", "Phone");
    private static final List<String> COUNTRIES = List.of("FR", "DE", "ES", "IT", "BE", "CH");
    private static final List<String> SEGMENTS = List.of("Small", "Medium", "Large", "Public");
    private static final List<String> PRODUCTS = List.of("Basic", "Plus", "Pro", "Suite", "Care");
    private static final String PIPELINE = "Sales";

    /** One of the records of a kind, by its number. */
    private interface Teller extends IntFunction<Fields> {}

    /** What there is only once, however many deals: teams, reps, stages, cost. */
    Map<Kind, Path> writeFrame(Path directory) {
        Map<Kind, Path> files = new EnumMap<>(Kind.class);
        files.put(Kind.TEAM, write(directory, Kind.TEAM, 0, TEAMS, n -> Fields.none().with("name", "Team " + n)));
        files.put(Kind.REP, write(directory, Kind.REP, 0, REPS, n -> Fields.none().with("name", "Rep " + n)
                .with("email", "rep" + n + "@bench.example").with("team", id(Kind.TEAM, n % TEAMS))
                .with("hiredOn", today.minusDays(DAYS - 20L * n))));
        files.put(Kind.PIPELINE_STAGE, write(directory, Kind.PIPELINE_STAGE, 0, 4, SalesBook::stage));
        files.put(Kind.SPEND, write(directory, Kind.SPEND, 0, 36 * CHANNELS.size(), this::spend));
        return files;
    }

    /** The deals from one number up to, but without, another, and all that belongs to them. */
    Map<Kind, Path> writeDeals(Path directory, int from, int to) {
        Map<Kind, Path> files = new LinkedHashMap<>();
        files.put(Kind.ACCOUNT, write(directory, Kind.ACCOUNT, from / 10, to / 10, SalesBook::account));
        files.put(Kind.LEAD, write(directory, Kind.LEAD, from, to, this::lead));
        files.put(Kind.ACTIVITY, write(directory, Kind.ACTIVITY, 2 * from, 2 * to, this::activity));
        files.put(Kind.OPPORTUNITY, write(directory, Kind.OPPORTUNITY, from, to, this::deal));
        files.put(Kind.CONTRACT, write(directory, Kind.CONTRACT, from / 20, to / 20, this::contract));
        files.put(Kind.SURVEY_RESPONSE, write(directory, Kind.SURVEY_RESPONSE, from / 20, to / 20, this::survey));
        files.put(Kind.COMPLAINT, write(directory, Kind.COMPLAINT, from / 50, to / 50, this::complaint));
        return files;
    }

    private Path write(Path directory, Kind kind, int from, int to, Teller teller) {
        Path file = Directories.create(directory).resolve(kind.wireName() + "-" + to + ".ndjson");
        try (BufferedWriter writer = Files.newBufferedWriter(file);
                Stream<String> lines = IntStream.range(from, to).mapToObj(n -> ItemJson.line(
                        Item.upsert(kind, source, id(kind, n), 1, teller.apply(n))))) {
            for (String line : (Iterable<String>) lines::iterator) {
                writer.append(line).append('\n');
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String id(Kind kind, int number) {
        return kind.wireName() + "-" + number;
    }

    /** Chance that belongs to a record: the same whenever it is told. */
    private static SplittableRandom dice(Kind kind, int number) {
        return new SplittableRandom(31L * kind.ordinal() + 1_000_003L * number).split();
    }

    private static <T> T one(List<T> values, SplittableRandom dice) {
        return values.get(dice.nextInt(values.size()));
    }

    private Instant at(SplittableRandom dice) {
        return today.minusDays(dice.nextInt(LATEST, DAYS)).atStartOfDay(ZoneOffset.UTC).toInstant()
                .plus(8 * 60L + dice.nextInt(600), ChronoUnit.MINUTES);
    }

    private static Fields stage(int number) {
        return Fields.none().with("pipeline", PIPELINE)
                .with("stage", List.of("Contact", "Offer", "Won", "Lost").get(number))
                .with("position", number + 1).with("category", List.of("OPEN", "OPEN", "WON", "LOST").get(number))
                .withNumber("probability", List.of(new BigDecimal("0.2"), new BigDecimal("0.6"), BigDecimal.ONE,
                        BigDecimal.ZERO).get(number));
    }

    private Fields spend(int number) {
        LocalDate month = today.withDayOfMonth(1).minusMonths(number / CHANNELS.size());
        return Fields.none().with("channel", CHANNELS.get(number % CHANNELS.size())).with("category", "Advertising")
                .with("side", "MARKETING").withMoney("amount", BigDecimal.valueOf(5_000 + 10L * number), "EUR")
                .with("from", month).with("to", month.plusMonths(1).minusDays(1));
    }

    private static Fields account(int number) {
        SplittableRandom dice = dice(Kind.ACCOUNT, number);
        return Fields.none().with("name", "Account " + number).with("segment", one(SEGMENTS, dice))
                .with("country", one(COUNTRIES, dice));
    }

    private Fields lead(int number) {
        SplittableRandom dice = dice(Kind.LEAD, number);
        Instant detectedAt = at(dice);
        boolean qualifies = dice.nextInt(3) > 0;
        Instant qualifiedAt = detectedAt.plus(dice.nextInt(1, 40), ChronoUnit.DAYS);
        boolean qualified = qualifies && qualifiedAt.isBefore(today.atStartOfDay(ZoneOffset.UTC).toInstant());
        return Fields.none().with("source", one(SOURCES, dice)).with("channel", one(CHANNELS, dice))
                .with("detectedAt", detectedAt).with("owner", id(Kind.REP, number % REPS))
                .with("account", id(Kind.ACCOUNT, number / 10)).with("qualifiedAt", qualified ? qualifiedAt : null)
                .with("country", one(COUNTRIES, dice));
    }

    /** Of each lead first some research, then a call. */
    private Fields activity(int number) {
        int lead = number / 2;
        SplittableRandom dice = dice(Kind.ACTIVITY, lead);
        Instant call = at(dice(Kind.LEAD, lead)).plus(dice.nextInt(3, 4_000), ChronoUnit.MINUTES);
        Fields fields = Fields.none().with("lead", id(Kind.LEAD, lead)).with("rep", id(Kind.REP, lead % REPS));
        return number % 2 == 0
                ? fields.with("type", "RESEARCH").with("at", call.minus(2, ChronoUnit.MINUTES))
                        .with("minutes", dice.nextInt(1, 30))
                : fields.with("type", "CALL").with("direction", "OUTBOUND").with("automated", false).with("at", call)
                        .with("minutes", dice.nextInt(1, 30));
    }

    private Fields deal(int number) {
        SplittableRandom dice = dice(Kind.OPPORTUNITY, number);
        LocalDate detectedOn = LocalDate.ofInstant(at(dice(Kind.LEAD, number)), ZoneOffset.UTC);
        LocalDate createdOn = Collections.min(List.of(detectedOn.plusDays(dice.nextInt(30)), today.minusDays(1)));
        LocalDate closedOn = createdOn.plusDays(1 + dice.nextInt(120));
        boolean closed = closedOn.isBefore(today);
        String stage = closed ? dice.nextInt(100) < 40 ? "Won" : "Lost" : dice.nextBoolean() ? "Contact" : "Offer";
        return Fields.none().with("lead", id(Kind.LEAD, number)).with("account", id(Kind.ACCOUNT, number / 10))
                .with("owner", id(Kind.REP, number % REPS)).with("pipeline", PIPELINE).with("stage", stage)
                .withMoney("amount", BigDecimal.valueOf(dice.nextLong(20_000, 5_000_000), 2), "EUR")
                .with("type", dice.nextInt(5) == 0 ? "RENEWAL" : "NEW").with("createdAt", createdOn)
                .with("closedAt", closedOn).with("product", one(PRODUCTS, dice));
    }

    private Fields contract(int number) {
        SplittableRandom dice = dice(Kind.CONTRACT, number);
        LocalDate startOn = today.minusDays(dice.nextInt(1, DAYS));
        return Fields.none().with("account", id(Kind.ACCOUNT, number / 2)).with("startOn", startOn)
                .with("endOn", startOn.plusYears(1)).with("mrr", Integer.toString(dice.nextInt(50, 2_000)))
                .with("currency", "EUR");
    }

    private Fields survey(int number) {
        SplittableRandom dice = dice(Kind.SURVEY_RESPONSE, number);
        return Fields.none().with("account", id(Kind.ACCOUNT, number / 2)).with("score", dice.nextInt(11))
                .with("respondedAt", at(dice)).with("survey", "NPS");
    }

    private Fields complaint(int number) {
        SplittableRandom dice = dice(Kind.COMPLAINT, number);
        Instant openedAt = at(dice);
        return Fields.none().with("account", id(Kind.ACCOUNT, number / 2)).with("category", "Delivery")
                .with("openedAt", openedAt)
                .with("firstResponseAt", openedAt.plus(dice.nextInt(2_000), ChronoUnit.MINUTES))
                .with("resolvedAt", openedAt.plus(2_000 + dice.nextInt(9_000), ChronoUnit.MINUTES));
    }
}
