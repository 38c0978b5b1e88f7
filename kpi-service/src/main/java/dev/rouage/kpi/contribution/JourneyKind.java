package dev.rouage.kpi.contribution;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

/**
 * What a journey is the journey of. Some rest on the bookings of others, and are worked out after them.
 * Codes are stored: they are never given to another kind.
 */
@Enum("FigureRecordKind")
@Description("What a record of a figure is followed as")
public enum JourneyKind {
    /** A deal, by the opportunity's id. */
    @Description("A deal, by the opportunity's id")
    DEAL(1),
    /** A customer's first purchase, by the account's id; rests on deals. */
    @Description("A customer's first purchase, by the account's id; rests on deals")
    ACCOUNT(2),
    /** A lead, by its id. */
    @Description("A lead, by its id")
    LEAD(10),
    /** A spend, by its id. */
    @Description("A spend, by its id")
    SPEND(11),

    /** A customer's contracts taken together, by the account's id. */
    @Description("A customer's contracts taken together, by the account's id")
    CUSTOMER(20),
    /** How a contract ended, by its id. */
    @Description("How a contract ended, by its id")
    CONTRACT(21),
    /** An answer to a survey, by its id. */
    @Description("An answer to a survey, by its id")
    SURVEY(22),
    /** A complaint, by its id. */
    @Description("A complaint, by its id")
    COMPLAINT(23),
    /** A review, by its id. */
    @Description("A review, by its id")
    REVIEW(24),
    /** A rep's first months, by the rep's id; rests on deals. */
    @Description("A rep's first months, by the rep's id; rests on deals")
    REP(25),
    /** A rep's way with a module, milestone, exercise or skill, or a coaching session, by the subject's id. */
    @Description("A rep's way with a module, milestone, exercise or skill, or a coaching session, by the subject's id")
    TRAINING(26);

    private static final Map<Integer, JourneyKind> BY_CODE = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(JourneyKind::code, Function.identity()));

    private final int code;

    JourneyKind(int code) {
        this.code = code;
    }

    /** The stored number. */
    public int code() {
        return code;
    }

    /** The kind of a stored number. */
    public static JourneyKind ofCode(int code) {
        JourneyKind kind = BY_CODE.get(code);
        if (kind == null) {
            throw new IllegalArgumentException("There is no kind of journey with the code " + code);
        }
        return kind;
    }
}
