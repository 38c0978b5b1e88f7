package dev.rouage.kpi.feed;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.rouage.kpi.journey.Directory;
import dev.rouage.kpi.journey.Party;
import dev.rouage.kpi.journey.StageName;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.record.RecordChange;

/**
 * What a batch of changes may move: the deals and accounts among the changed records themselves, and the names of all that
 * other deals depend on.
 */
record FanOut(Set<UUID> deals, Set<UUID> accounts, Set<Directory.Key> parties, Set<StageName> stages,
        Set<CurrencyDay> rates) {
    private static final List<String> ACCOUNT_TRAITS = List.of("segment", "country");
    private static final List<String> LEAD_TRAITS = List.of("source", "channel", "country");
    private static final List<String> STAGE_FIELDS = List.of("pipeline", "stage", "category");
    private static final List<String> RATE_FIELDS = List.of("base", "quote", "on", "rate");

    /** A currency whose worth on that day, and for a while after, has changed. */
    record CurrencyDay(String currency, LocalDate day) {}

    static FanOut of(List<RecordChange> changes) {
        FanOut fanOut = new FanOut(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(),
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
            case LEAD -> addParty(Party.LEAD, change, LEAD_TRAITS);
            case REP -> addParty(Party.REP, change, List.of());
            case PIPELINE_STAGE -> addStages(change);
            case FX_RATE -> addRates(change);
            case TEAM, ACTIVITY, CONTRACT, SPEND, SURVEY_RESPONSE, COMPLAINT, REVIEW -> {
                // no figure depends on them yet; they are kept for those that will
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

    private void addRates(RecordChange change) {
        if (change.moves(RATE_FIELDS)) {
            change.versions().forEach(version -> version.text("on").flatMap(FanOut::day).ifPresent(day -> {
                List<String> pair = new ArrayList<>();
                version.text("base").ifPresent(pair::add);
                version.text("quote").ifPresent(pair::add);
                pair.forEach(currency -> rates.add(new CurrencyDay(currency, day)));
            }));
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
