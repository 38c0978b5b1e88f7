package dev.rouage.kpi.restate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.journey.voice.Answer;
import dev.rouage.kpi.journey.voice.LatestAnswers;
import dev.rouage.kpi.journey.voice.VoicePosting;
import dev.rouage.kpi.record.AccountLinks;
import dev.rouage.kpi.record.RecordLinks;
import dev.rouage.kpi.record.VoiceRecords;
import dev.rouage.kpi.record.VoiceRecords.Said;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out what answers to surveys contribute: each is seen among all answers of its account. */
@ApplicationScoped
class SurveyCalculation implements JourneyCalculation {
    private final AccountLinks accounts;
    private final VoiceRecords records;
    private final RecordLinks links;
    private final VoiceBookings bookings;

    SurveyCalculation(AccountLinks accounts, VoiceRecords records, RecordLinks links, VoiceBookings bookings) {
        this.accounts = accounts;
        this.records = records;
        this.links = links;
        this.bookings = bookings;
    }

    @Override
    public JourneyKind kind() {
        return JourneyKind.SURVEY;
    }

    @Override
    public Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> ids) {
        return records.answers(connection, rules.tenant(), ids).chain(said -> supersededOn(connection, rules, said)
                .chain(superseded -> bookings.of(connection, rules, ids, said,
                        one -> VoicePosting.of(one.what(), superseded.get(one.id()), rules.reporting().zone()))));
    }

    @Override
    public Uni<List<UUID>> idsAfter(SqlConnection connection, CompanyRules rules, UUID after, int limit) {
        return links.idsAfter(connection, rules.tenant(), "surveyResponse", after, limit);
    }

    /** An answer without an account has no successor. */
    private Uni<Map<UUID, LocalDate>> supersededOn(SqlConnection connection, CompanyRules rules,
            List<Said<Answer>> said) {
        List<UUID> stated = said.stream().map(Said::account).filter(Objects::nonNull).distinct().toList();
        return accounts.group(connection, rules.tenant(), stated).chain(group -> records
                .answersOf(connection, rules.tenant(), group.survivorByMember().keySet()).map(all -> {
                    Map<UUID, List<Answer>> byAccount = new HashMap<>();
                    all.forEach(one -> byAccount
                            .computeIfAbsent(group.survivorByMember().get(one.account()), _ -> new ArrayList<>())
                            .add(one.what()));
                    Map<UUID, LocalDate> superseded = new HashMap<>();
                    byAccount.values().forEach(
                            answers -> superseded
                                    .putAll(LatestAnswers.supersededOn(answers, rules.reporting().zone())));
                    return superseded;
                }));
    }
}
