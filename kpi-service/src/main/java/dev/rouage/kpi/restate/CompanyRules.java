package dev.rouage.kpi.restate;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.journey.deal.StageMap;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.settings.Edition;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What holds for all journeys of an edition of a company's figures. */
public record CompanyRules(Edition edition, StageMap stages) {

    /** Whose figures they are. */
    public TenantId tenant() {
        return edition.tenant();
    }

    /** What they are reported in. */
    public Reporting reporting() {
        return edition.reporting();
    }

    /** Reads them. */
    @ApplicationScoped
    static class Reader {
        private final ContextRecords records;

        Reader(ContextRecords records) {
            this.records = records;
        }

        Uni<CompanyRules> of(SqlConnection connection, Edition edition) {
            return records.stages(connection, edition.tenant()).map(stages -> new CompanyRules(edition, stages));
        }
    }
}
