package dev.rouage.kpi.drilldown;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;

/** Behind which record a page begins: records are in the order of their kinds, their last days and their ids. */
public record Position(JourneyKind kind, LocalDate lastDay, UUID id) {

    /** Before all records of a kind. */
    static Position before(JourneyKind kind) {
        return new Position(kind, LocalDate.of(1, 1, 1), new UUID(0, 0));
    }

    /** As a cursor carries it. */
    public String text() {
        return kind.code() + " " + lastDay + " " + id;
    }

    /** The position in a cursor; {@code INVALID_ARGUMENT} when it is one of another connection. */
    public static Position parse(String text) {
        return parts(text.split(" ", -1)).orElseThrow(() -> new RouageException(StandardErrorCode.INVALID_ARGUMENT,
                "'after' is no cursor of this connection; hand back an 'endCursor' as it came"));
    }

    private static Optional<Position> parts(String[] parts) {
        try {
            return parts.length == 3
                    ? Optional.of(new Position(JourneyKind.ofCode(Integer.parseInt(parts[0])),
                            LocalDate.parse(parts[1]), UUID.fromString(parts[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
