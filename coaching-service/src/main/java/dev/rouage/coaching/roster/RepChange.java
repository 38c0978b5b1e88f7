package dev.rouage.coaching.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.rouage.coaching.record.Columns;
import dev.rouage.coaching.record.RecordFields;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.tenant.TenantId;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** A person as an event tells it; the e-mail in lower case, as tokens are compared with it. */
record RepChange(ChangeEvent event, String name, @Nullable String email, @Nullable UUID team,
        @Nullable LocalDate hiredOn, @Nullable LocalDate leftOn) {

    static RepChange of(ChangeEvent event) {
        RecordFields fields = new RecordFields(event.fields());
        return new RepChange(event, fields.text("name").orElse(""),
                fields.text("email").map(email -> email.toLowerCase(Locale.ROOT)).orElse(null),
                fields.id("team").orElse(null), fields.date("hiredOn").orElse(null),
                fields.date("leftOn").orElse(null));
    }

    /** One array for each column, as the upsert unnests them. */
    static Tuple columns(TenantId tenant, List<RepChange> reps) {
        return new Columns<>(tenant, reps).ids(rep -> rep.event.id()).numbers(rep -> rep.event.revision())
                .texts(rep -> rep.event.state().name()).ids(rep -> rep.event.mergedInto()).texts(RepChange::name)
                .texts(RepChange::email).ids(RepChange::team).days(RepChange::hiredOn).days(RepChange::leftOn).tuple();
    }
}
