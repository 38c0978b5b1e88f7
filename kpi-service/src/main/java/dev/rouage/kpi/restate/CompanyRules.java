package dev.rouage.kpi.restate;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.kpi.contribution.Reporting;
import dev.rouage.kpi.journey.StageMap;
import dev.rouage.kpi.record.ContextRecords;
import dev.rouage.kpi.settings.ReportingSettings;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What holds for all journeys of a company. */
record CompanyRules(Reporting reporting, StageMap stages) {

    /** Reads them. */
    @ApplicationScoped
    static class Reader {
        private final ReportingSettings settings;
        private final ContextRecords records;

        Reader(ReportingSettings settings, ContextRecords records) {
            this.settings = settings;
            this.records = records;
        }

        Uni<CompanyRules> of(SqlConnection connection, TenantId tenant) {
            return settings.of(connection, tenant).chain(reporting -> records.stages(connection, tenant)
                    .map(stages -> new CompanyRules(reporting, stages)));
        }
    }
}
