package dev.rouage.kpi.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.journey.deal.StageName;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.RecordChange;
import dev.rouage.kpi.record.RecordVersion;

/**
 * What a batch of changes may move of deals and first purchases: the deals and accounts among the changed records themselves,
 * and the names of all that other deals depend on.
 *
 * @param merged
 *            leads that another was merged into, or was until now
 */
record DealFanOut(Set<UUID> deals, Set<UUID> accounts, Set<Directory.Key> parties, Set<StageName> stages,
        Set<UUID> merged) {
    private static final List<String> ACCOUNT_TRAITS = List.of("segment", "country");
    private static final List<String> LEAD_TRAITS = List.of("source", "channel", "country", "detectedAt");
    private static final List<String> STAGE_FIELDS = List.of("pipeline", "stage", "category", "position",
            "probability");

    static DealFanOut of(List<RecordChange> changes) {
        DealFanOut fanOut = new DealFanOut(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(),
                new HashSet<>());
        changes.forEach(fanOut::add);
        return fanOut;
    }

    private void add(RecordChange change) {
        switch (change.kind()) {
            case OPPORTUNITY -> deals.add(change.id());
            case ACCOUNT -> {
                addParty(Party.ACCOUNT, change, ACCOUNT_TRAITS);
                addAccounts(change);
            }
            case LEAD -> {
                addParty(Party.LEAD, change, LEAD_TRAITS);
                addMergedLead(change);
            }
            case PIPELINE_STAGE -> addStages(change);
            case TEAM, REP, FX_RATE, ACTIVITY, CONTRACT, SPEND, SURVEY_RESPONSE, COMPLAINT, REVIEW -> {
                // no deal depends on them, or as ContactFanOutRule tells, or as every journey does: see RepFanOutRule and
                // RateFanOutRule
            }
        }
    }

    /** A record that has just arrived changes nothing for those who already referred to it, unless it has traits. */
    private void addParty(Party party, RecordChange change, List<String> traits) {
        boolean plain = change.before() == null && change.after().isLive()
                && traits.stream().allMatch(trait -> change.after().text(trait).isEmpty());
        if (!plain && change.moves(traits)) {
            parties.add(new Directory.Key(party, change.id()));
        }
    }

    /** A lead that was merged takes the contacts with it. */
    private void addMergedLead(RecordChange change) {
        change.versions().map(RecordVersion::mergedInto).forEach(survivor -> {
            if (survivor != null && change.movesState()) {
                merged.add(survivor);
            }
        });
    }

    /** Both ends of a merge that came or went: what was counted for one of them may belong to the other now. */
    private void addAccounts(RecordChange change) {
        boolean plain = change.before() == null && change.after().isLive();
        if (!plain && change.movesState()) {
            accounts.add(change.id());
            change.versions().flatMap(version -> Optional.ofNullable(version.mergedInto()).stream())
                    .forEach(accounts::add);
        }
    }

    private void addStages(RecordChange change) {
        if (change.moves(STAGE_FIELDS)) {
            change.versions().forEach(version -> stages.add(ContextRecords.stage(change.source(), version.fields())));
        }
    }
}
