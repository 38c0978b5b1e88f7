package dev.rouage.kpi.journey.lead;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rouage.kpi.contribution.Contribution;
import dev.rouage.kpi.contribution.Measure;
import dev.rouage.kpi.contribution.Reason;
import dev.rouage.kpi.contribution.Slice;
import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;

/** What a lead adds to the figures: that it was detected, and what happened of the rest. */
public final class LeadPosting {
    private final LeadJourney journey;
    private final LocalDate day;
    private final List<Contribution> contributions = new ArrayList<>();

    private LeadPosting(LeadJourney journey) {
        this.journey = journey;
        this.day = journey.detectedOn();
    }

    /** The lead's contributions. */
    public static List<Contribution> contributions(LeadJourney journey) {
        return new LeadPosting(journey).post();
    }

    /** The slice that they belong to. */
    public static Slice slice(LeadJourney journey, Directory directory) {
        UUID lead = journey.lead().id();
        UUID owner = journey.lead().owner();
        UUID account = journey.lead().account();
        Optional<String> country = directory.trait(Party.ACCOUNT, account, "country")
                .or(() -> directory.trait(Party.LEAD, lead, "country"));
        return new Slice(owner == null ? null : directory.survivor(Party.REP, owner),
                directory.trait(Party.LEAD, lead, "source").orElse(null),
                directory.trait(Party.LEAD, lead, "channel").orElse(null), null,
                directory.trait(Party.ACCOUNT, account, "segment").orElse(null), country.orElse(null), null);
    }

    private List<Contribution> post() {
        contributions.add(Contribution.count(Measure.LEAD, day));
        convert(Measure.LEAD_QUALIFIED, journey.qualified());
        convert(Measure.LEAD_OPPORTUNITY, journey.opportunity());
        convert(Measure.LEAD_CUSTOMER, journey.customer());
        if (journey.opportunity() instanceof Conversion.Converted(LocalDate on, _)) {
            contributions.add(Contribution.count(Measure.LEAD_OPPORTUNITY_CREATED, on));
        }
        switch (journey.contact()) {
            case Contact.Never _ -> {
                // the leads less the contacts tell how many were not contacted
            }
            case Contact.BeforeDetection _ -> contributions.add(
                    Contribution.excluded(Measure.FIRST_CONTACT, day, Reason.CONTACT_BEFORE_DETECTION));
            case Contact.Made made -> contact(made);
        }
        return contributions;
    }

    private void convert(Measure measure, Conversion conversion) {
        switch (conversion) {
            case Conversion.NotYet _ -> {
                // the leads less the conversions tell how many did not convert
            }
            case Conversion.Converted(_, int days) -> contributions.add(Contribution.days(measure, day, days));
            case Conversion.Earlier _ -> contributions.add(
                    Contribution.excluded(measure, day, Reason.CONVERTED_BEFORE_DETECTION));
            case Conversion.Undated _ -> contributions.add(
                    Contribution.excluded(measure, day, Reason.CONVERSION_UNDATED));
        }
    }

    private void contact(Contact.Made made) {
        Duration elapsed = made.elapsed();
        Duration withinHours = made.withinHours();
        if (elapsed.equals(withinHours)) {
            contributions.add(Contribution.delay(Measure.FIRST_CONTACT, day, elapsed));
        } else {
            contributions.add(Contribution.delay(Measure.FIRST_CONTACT_ELAPSED, day, elapsed));
            contributions.add(Contribution.delay(Measure.FIRST_CONTACT_IN_HOURS, day, withinHours));
        }
        if (made.preparation() != null) {
            contributions.add(Contribution.amount(Measure.PREPARATION, day, made.preparation()));
        }
    }
}
