package dev.rouage.coaching.sale;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An opportunity, as far as the first sale of a person needs it.
 *
 * @param owner
 *            who owns it now; null when nobody does
 * @param pipeline
 *            empty for the pipeline without a name
 * @param stage
 *            the current stage
 * @param closed
 *            when it was closed, as the source states; null when it does not
 * @param stages
 *            the stages entered, oldest first; may be empty
 * @param owners
 *            the owners it went to, oldest first; may be empty
 */
public record Deal(@Nullable UUID owner, String pipeline, String stage, @Nullable StatedClose closed,
        List<StageEntry> stages, List<OwnerEntry> owners) {

    /**
     * What the source says about the closing.
     *
     * @param on
     *            the day, in the company's zone
     * @param at
     *            the instant; null when the source states a day only
     */
    public record StatedClose(LocalDate on, @Nullable Instant at) {}

    /** The deal came into a stage. */
    public record StageEntry(String stage, Instant at) {}

    /** The deal went to an owner. */
    public record OwnerEntry(UUID owner, Instant at) {}

    /**
     * The deal is a sale.
     *
     * @param on
     *            the day of the win
     * @param owner
     *            who owned it at that moment
     */
    public record Win(LocalDate on, UUID owner) {}

    public Deal {
        stages = List.copyOf(stages);
        owners = List.copyOf(owners);
    }

    /** Who owned the deal at that moment; the first owner known where it lies before all of them. */
    Optional<UUID> ownerAt(Instant moment) {
        return owners.reversed().stream().filter(entry -> !entry.at().isAfter(moment)).map(OwnerEntry::owner)
                .findFirst().or(() -> owners.stream().map(OwnerEntry::owner).findFirst())
                .or(() -> Optional.ofNullable(owner));
    }
}
