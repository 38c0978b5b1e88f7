package dev.rouage.kpi.journey.lead;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rouage.kpi.calendar.BusinessHours;

/**
 * A lead's way to first contact, qualification, opportunity and sale, on the company's calendar.
 *
 * @param detectedOn
 *            the day that all its figures are placed on
 */
public record LeadJourney(Lead lead, LocalDate detectedOn, Contact contact, Conversion qualified,
        Conversion opportunity, Conversion customer) {

    /** Follows the lead; the order of its activities and deals does not matter. */
    public static LeadJourney of(Lead lead, Collection<Activity> activities, Collection<LeadDeal> deals, ZoneId zone,
            BusinessHours hours) {
        LocalDate detectedOn = LocalDate.ofInstant(lead.detectedAt(), zone);
        List<LocalDate> qualifiedOn = Stream.ofNullable(lead.qualifiedAt())
                .map(at -> LocalDate.ofInstant(at, zone)).toList();
        return new LeadJourney(lead, detectedOn, contact(lead.detectedAt(), activities, zone, hours),
                Conversion.of(detectedOn, qualifiedOn),
                Conversion.of(detectedOn, deals.stream().map(LeadDeal::createdOn).toList()),
                Conversion.of(detectedOn, deals.stream().filter(LeadDeal::won).map(LeadDeal::closedOn).toList()));
    }

    private static Contact contact(Instant detectedAt, Collection<Activity> activities, ZoneId zone,
            BusinessHours hours) {
        Optional<Instant> first = FirstContact.of(activities);
        if (first.isEmpty()) {
            return new Contact.Never();
        }
        Instant at = first.get();
        return at.isBefore(detectedAt)
                ? new Contact.BeforeDetection()
                : new Contact.Made(at, Duration.between(detectedAt, at), hours.between(detectedAt, at, zone),
                        preparation(activities, at).orElse(null));
    }

    private static Optional<BigDecimal> preparation(Collection<Activity> activities, Instant contactedAt) {
        return activities.stream()
                .filter(activity -> activity.type().isPreparation() && activity.at().isBefore(contactedAt))
                .map(Activity::minutes).filter(Objects::nonNull).reduce(BigDecimal::add);
    }
}
