package dev.rouage.kpi.feed;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import dev.rouage.kpi.Crm;
import dev.rouage.kpi.contribution.JourneyKind;
import dev.rouage.kpi.record.RecordStore;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A firm in euros with one deal in dollars, and rates of two sources. */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
class RateFanOutRuleIT {
    private static final Set<UUID> NONE = Set.of();

    private final Crm crm = new Crm();
    private final Set<UUID> deal = Set.of(crm.id(RecordKind.OPPORTUNITY, "deal"));

    @Inject
    FigureEffect effect;

    @Inject
    RecordStore records;

    @Inject
    RateFanOutRule rule;

    @Inject
    TenantDatabase database;

    @BeforeEach
    void aDealInDollars() {
        List<ChangeEvent> changes = List.of(crm.stage("won", "WON"),
                crm.live(RecordKind.OPPORTUNITY, "deal",
                        "{'stage':'won','amount':'100','currency':'USD',"
                                + "'createdAt':'2026-01-10','closedAt':'2026-02-10'}"));
        database.inTransaction(crm.tenant, connection -> effect.apply(connection, crm.tenant, changes)).await()
                .indefinitely();
        assertEquals(deal, moves(rate("crm", "2026-02-10", "0.9")), "the first rate is news");
    }

    @Test
    void theSameRateOfAnotherSourceMovesNothing() {
        assertEquals(NONE, moves(rate("erp", "2026-02-10", "0.9")));
        assertEquals(NONE, moves(crm.deleted(RecordKind.FX_RATE, "of a deal that is not there")));
    }

    @Test
    void whateverSaysMoreIsNews() {
        assertEquals(deal, moves(rate("erp", "2026-02-10", "0.91")), "another rate");
        assertEquals(deal, moves(rate("erp", "2026-02-09", "0.9")), "another day");
        assertEquals(deal, moves(crm.deleted(RecordKind.FX_RATE, "erp2026-02-09")), "a rate less");
    }

    @Test
    void twoSourcesThatSayTheSameAtOnceAreNews() {
        assertEquals(deal, moves(rate("crm", "2026-02-08", "0.9"), rate("erp", "2026-02-08", "0.9")));
    }

    @Test
    void aRateThatChangesIsNewsThoughAnotherSourceHasSaidIt() {
        moves(rate("erp", "2026-02-10", "0.8"));

        assertEquals(deal, moves(rate("erp", "2026-02-10", "0.9")));
    }

    @Test
    void whatADeletedRateHasSaidIsNews() {
        moves(crm.deleted(RecordKind.FX_RATE, "crm2026-02-10"));

        assertEquals(deal, moves(rate("erp", "2026-02-10", "0.9")));
    }

    private ChangeEvent rate(String source, String on, String rate) {
        return crm.live(RecordKind.FX_RATE, source + on,
                "{'base':'USD','quote':'EUR','on':'" + on + "','rate':'" + rate + "'}");
    }

    private Set<UUID> moves(ChangeEvent... changes) {
        return database
                .inTransaction(crm.tenant, connection -> records.upsert(connection, crm.tenant, Arrays.asList(changes))
                        .chain(changed -> rule.of(connection, crm.tenant, changed)))
                .await().indefinitely()
                .of(JourneyKind.DEAL);
    }
}
