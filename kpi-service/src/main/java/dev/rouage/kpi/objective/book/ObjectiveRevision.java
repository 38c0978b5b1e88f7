package dev.rouage.kpi.objective.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import dev.rouage.kpi.calendar.Period;
import dev.rouage.kpi.objective.Goal;
import dev.rouage.kpi.objective.Objective;
import dev.rouage.platform.problem.RouageException;
import dev.rouage.platform.problem.StandardErrorCode;

/**
 * What to change of an objective; what is absent stays.
 *
 * @param version
 *            the version that whoever revises has seen; absent means whichever it is
 */
public record ObjectiveRevision(Optional<Integer> version, Optional<BigDecimal> target, Optional<BigDecimal> baseline,
        Optional<LocalDate> from, Optional<LocalDate> to) {

    Objective next(Objective old) {
        version.filter(seen -> seen != old.version()).ifPresent(seen -> {
            throw new RouageException(ObjectiveErrorCode.OBJECTIVE_CHANGED, "Objective " + old.id()
                    + " has version " + old.version() + " now and not " + seen);
        });
        LocalDate first = from.orElse(old.period().from());
        LocalDate end = to.orElse(old.period().to());
        if (!first.isBefore(end)) {
            throw new RouageException(StandardErrorCode.INVALID_ARGUMENT, "The objective would hold from " + first
                    + " to " + end + ": 'to' is the day after the last one");
        }
        return new Objective(old.id(), old.version() + 1, old.subject(), old.role(), old.kpi(),
                new Period(first, end),
                new Goal(target.orElse(old.goal().target()), baseline.orElse(old.goal().baseline())));
    }
}
