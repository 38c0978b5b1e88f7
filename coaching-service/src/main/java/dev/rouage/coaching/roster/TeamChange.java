package dev.rouage.coaching.roster;

import java.util.List;
import java.util.UUID;

import dev.rouage.coaching.record.Columns;
import dev.rouage.coaching.record.RecordFields;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.tenant.TenantId;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** A team as an event tells it. */
record TeamChange(ChangeEvent event, String name, @Nullable UUID parent, @Nullable UUID manager) {

    static TeamChange of(ChangeEvent event) {
        RecordFields fields = new RecordFields(event.fields());
        return new TeamChange(event, fields.text("name").orElse(""), fields.id("parentTeam").orElse(null),
                fields.id("manager").orElse(null));
    }

    /** One array for each column, as the upsert unnests them. */
    static Tuple columns(TenantId tenant, List<TeamChange> teams) {
        return new Columns<>(tenant, teams).ids(team -> team.event.id()).numbers(team -> team.event.revision())
                .texts(team -> team.event.state().name()).ids(team -> team.event.mergedInto()).texts(TeamChange::name)
                .ids(TeamChange::parent).ids(TeamChange::manager).tuple();
    }
}
