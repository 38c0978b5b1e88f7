package dev.rouage.ingest.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.json.StrictJson;
import dev.rouage.platform.tenant.TenantId;

/** Checks the values of fields and brings them into canonical form: decimals, times and references as text. */
final class FieldReader {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-12-31T23:59:59.999999999Z");
    private static final Duration FORESIGHT = Duration.ofHours(24);
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());

    private final TenantId tenant;
    private final String source;
    private final Instant now;
    private final Runnable ahead;

    /**
     * @param ahead
     *            told when something that has happened lies a little in the future
     */
    FieldReader(TenantId tenant, String source, Instant now, Runnable ahead) {
        this.tenant = tenant;
        this.source = source;
        this.now = now;
        this.ahead = ahead;
    }

    /** The canonical value; fails with what is wrong about it. */
    JsonNode read(FieldType type, JsonNode value) throws InvalidValueException {
        return switch (type) {
            case FieldType.Text _ -> TextNode.valueOf(text(value));
            case FieldType.Choice(Set<String> values) -> choice(values, value);
            case FieldType.Flag _ -> flag(value);
            case FieldType.Whole(int lowest, int highest) -> IntNode
                    .valueOf(
                            decimal(BigDecimal.valueOf(lowest), BigDecimal.valueOf(highest), 0, value).intValueExact());
            case FieldType.Decimal(BigDecimal lowest, BigDecimal highest) -> TextNode
                    .valueOf(plain(decimal(lowest, highest, 6, value)));
            case FieldType.CurrencyCode _ -> choice(CURRENCIES, value);
            case FieldType.Day _ -> TextNode.valueOf(day(text(value)).toString());
            case FieldType.Moment _ -> TextNode.valueOf(pastMoment(value).toString());
            case FieldType.DayOrMoment(boolean foreseen) -> dayOrMoment(value, foreseen);
            case FieldType.Reference(RecordKind kind) -> TextNode.valueOf(reference(kind, value).toString());
        };
    }

    /** A moment that lies between 1970 and tomorrow. */
    Instant pastMoment(JsonNode value) throws InvalidValueException {
        return notInTheFuture(moment(text(value)));
    }

    /** A text that can be stored as it is. */
    static String text(JsonNode value) throws InvalidValueException {
        if (!value.isTextual()) {
            throw new InvalidValueException(RecordErrorCode.WRONG_TYPE, "A text is expected");
        }
        if (!StrictJson.isStorable(value.textValue())) {
            throw new InvalidValueException(RecordErrorCode.INVALID_TEXT,
                    "A text has no NUL, no half of a surrogate pair and at most 65536 characters");
        }
        return value.textValue();
    }

    /** The id of the record that a text, or an object with source and external id, names. */
    UUID reference(RecordKind kind, JsonNode value) throws InvalidValueException {
        if (value.isObject()) {
            return new RecordKey(text(value.path("source")), kind, text(value.path("externalId"))).id(tenant);
        }
        return new RecordKey(source, kind, text(value)).id(tenant);
    }

    private static JsonNode choice(Set<String> values, JsonNode value) throws InvalidValueException {
        if (!values.contains(text(value))) {
            throw new InvalidValueException(RecordErrorCode.UNKNOWN_VALUE, values.size() > 10
                    ? "Not a known code"
                    : "One of " + String.join(", ", values) + " is expected");
        }
        return value;
    }

    private static JsonNode flag(JsonNode value) throws InvalidValueException {
        if (value.isBoolean()) {
            return value;
        }
        return switch (text(value)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> throw new InvalidValueException(RecordErrorCode.WRONG_TYPE, "true or false is expected");
        };
    }

    private static BigDecimal decimal(BigDecimal lowest, BigDecimal highest, int scale, JsonNode value)
            throws InvalidValueException {
        if (!value.isNumber() && !value.isTextual()) {
            throw new InvalidValueException(RecordErrorCode.WRONG_TYPE, "A number is expected");
        }
        Optional<BigDecimal> number = StrictJson.decimal(value);
        BigDecimal exact = number.map(some -> some.scale() > scale ? some.stripTrailingZeros() : some)
                .filter(some -> some.scale() <= scale)
                .orElseThrow(() -> new InvalidValueException(RecordErrorCode.INVALID_NUMBER,
                        "A number below 10^15 with at most " + scale + " decimals is expected"));
        if (exact.compareTo(lowest) < 0 || exact.compareTo(highest) > 0) {
            throw new InvalidValueException(RecordErrorCode.OUT_OF_RANGE,
                    "A number from " + lowest.toPlainString() + " to " + highest.toPlainString() + " is expected");
        }
        return exact;
    }

    /** One text for one number, however many zeros the source writes. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private JsonNode dayOrMoment(JsonNode value, boolean foreseen) throws InvalidValueException {
        String text = text(value);
        if (text.length() <= 10) {
            LocalDate day = day(text);
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            if (!foreseen && day.minusDays(2).isAfter(today)) {
                throw inTheFuture();
            }
            if (!foreseen && day.minusDays(1).isAfter(today)) {
                ahead.run();
            }
            return TextNode.valueOf(day.toString());
        }
        Instant moment = moment(text);
        return TextNode.valueOf((foreseen ? moment : notInTheFuture(moment)).toString());
    }

    private static LocalDate day(String text) throws InvalidValueException {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1970 || day.getYear() > 2100) {
                throw invalidDate();
            }
            return day;
        } catch (DateTimeException _) {
            throw invalidDate();
        }
    }

    private static Instant moment(String text) throws InvalidValueException {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
                throw invalidDate();
            }
            return moment;
        } catch (DateTimeException _) {
            throw invalidDate();
        }
    }

    private Instant notInTheFuture(Instant moment) throws InvalidValueException {
        if (moment.isAfter(now.plus(FORESIGHT))) {
            throw inTheFuture();
        }
        if (moment.isAfter(now)) {
            ahead.run();
        }
        return moment;
    }

    private static InvalidValueException invalidDate() {
        return new InvalidValueException(RecordErrorCode.INVALID_DATE,
                "An ISO date, or a time with its offset such as 2026-01-31T10:00:00Z, of 1970 to 2100 is expected");
    }

    private static InvalidValueException inTheFuture() {
        return new InvalidValueException(RecordErrorCode.IN_THE_FUTURE, "This lies more than a day in the future");
    }
}
