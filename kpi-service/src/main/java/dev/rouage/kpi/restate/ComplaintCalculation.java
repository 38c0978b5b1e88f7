package dev.rouage.kpi.restate;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.journey.voice.VoicePosting;
import dev.rouage.kpi.record.RecordLinks;
import dev.rouage.kpi.record.VoiceRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Works out what complaints contribute. */
@ApplicationScoped
class ComplaintCalculation implements JourneyCalculation {
    private final VoiceRecords records;
    private final RecordLinks links;
    private final VoiceBookings bookings;

    ComplaintCalculation(VoiceRecords records, RecordLinks links, VoiceBookings bookings) {
        this.records = records;
        this.links = links;
        this.bookings = bookings;
    }

    @Override
    public JourneyKind kind() {
        return JourneyKind.COMPLAINT;
    }

    @Override
    public Uni<Calculated> of(SqlConnection connection, CompanyRules rules, Collection<UUID> ids) {
        return records.complaints(connection, rules.tenant(), ids)
                .chain(said -> bookings.of(connection, rules, ids, said,
                        one -> VoicePosting.of(one.what(), rules.reporting().zone())));
    }

    @Override
    public Uni<List<UUID>> idsAfter(SqlConnection connection, CompanyRules rules, UUID after, int limit) {
        return links.idsAfter(connection, rules.tenant(), "complaint", after, limit);
    }
}
