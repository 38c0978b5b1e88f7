package dev.rouage.kpi.drilldown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** Finds journeys in PostgreSQL. */
@ApplicationScoped
public class JourneyReader implements JourneySource {
    private final TenantDatabase database;

    JourneyReader(TenantDatabase database) {
        this.database = database;
    }

    @Override
    public Uni<List<List<FoundJourney>>> find(TenantId tenant, List<JourneySearch> searches) {
        JourneyStatement statement = new JourneyStatement(tenant, searches);
        return database.query(tenant, statement.sql(), statement.arguments()).map(rows -> {
            List<List<FoundJourney>> found = Stream.<List<FoundJourney>>generate(ArrayList::new).limit(searches.size())
                    .toList();
            for (Row row : rows) {
                found.get(row.getInteger(0))
                        .add(new FoundJourney(row.getUUID(1), row.getLocalDate(2), row.getString(3)));
            }
            return found;
        });
    }
}
