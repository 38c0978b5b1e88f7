package dev.rouage.kpi.contribution;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Ignore;

/** Why a record is left out of a measure. Codes are stored: they are never given to another reason. */
@Enum("ExclusionReason")
@Description("Why a record is left out of a measure")
public enum Reason {
    @Ignore
    @Description("It is not left out")
    COUNTED(0),

    @Description("Nobody has told whether the deal's stage is open, won or lost")
    STAGE_UNMAPPED(1),

    @Description("The deal is closed, but neither its record nor its history tells when")
    CLOSE_DATE_UNKNOWN(2),

    @Description("The deal has no date of creation")
    START_UNKNOWN(3),

    @Description("The deal closed before it was created")
    CLOSED_BEFORE_START(4),

    @Description("The deal has no amount")
    AMOUNT_MISSING(5),

    @Description("The deal's amount has no currency")
    CURRENCY_MISSING(6),

    @Description("There is no exchange rate for the deal's currency on its day")
    RATE_MISSING(7),

    @Description("The deal has no lead, or one that is not known")
    LEAD_MISSING(8),

    @Description("Nobody has contacted the deal's lead")
    NOT_CONTACTED(9),

    @Description("Nobody has told how probable a deal in its stage is to be won")
    PROBABILITY_MISSING(10),

    @Description("The amount is 0, and the option is to leave such sales out")
    ZERO_AMOUNT(11),

    @Description("Somebody turned to the lead before it was detected")
    CONTACT_BEFORE_DETECTION(20),
    @Description("The lead was qualified, or had its opportunities or sales, before it was detected")
    CONVERTED_BEFORE_DETECTION(21),
    @Description("The lead has opportunities or sales, but none of them has a date")
    CONVERSION_UNDATED(22),
    @Description("The spend ends before it begins")
    SPEND_REVERSED(23),

    @Description("A contract of the customer has no monthly amount that could be counted: none, or one without a currency"
            + " or an exchange rate")
    MRR_UNKNOWN(40),
    @Description("The complaint was responded to, or resolved, before it was opened")
    ENDED_BEFORE_OPENED(41),
    @Description("The rep has had no sale of its own yet")
    NO_SALE_YET(42),
    @Description("Nothing is known of the rep's training")
    TRAINING_UNKNOWN(43);

    private static final Map<Integer, Reason> BY_CODE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Reason::code, Function.identity()));

    private final int code;

    Reason(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The reason of a stored number. */
    public static Reason ofCode(int code) {
        Reason reason = BY_CODE.get(code);
        if (reason == null) {
            throw new IllegalArgumentException("There is no reason with the code " + code);
        }
        return reason;
    }
}
