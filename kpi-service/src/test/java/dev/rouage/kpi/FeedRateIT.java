package dev.rouage.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import jakarta.inject.Inject;

import dev.rouage.kpi.feed.FigureEffect;
import dev.rouage.kpi.rebuild.Audit;
import dev.rouage.platform.database.TenantDatabase;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.testing.PostgresKafkaResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * How many records a second the feed takes in, without Kafka and ingest: {@code -Drouage.feed-rate=100000} deals, and with
 * them their leads, accounts and activities. The first tenth warms up and is not counted.
 */
@QuarkusTest
@WithTestResource(value = PostgresKafkaResource.class, initArgs = @ResourceArg(name = "database", value = "kpi"))
@EnabledIfSystemProperty(named = "rouage.feed-rate", matches = "[0-9]+")
class FeedRateIT {
    private static final int RECORDS_OF_A_BATCH = Integer.getInteger("rouage.feed-batch", 2_000);

    private final Random random = new Random(7);

    @Inject
    FigureEffect effect;

    @Inject
    TenantDatabase database;

    @Inject
    Audit audit;

    @Test
    void takesRecordsIn() {
        int deals = Integer.getInteger("rouage.feed-rate");
        Crm warm = new Crm();
        feed(warm, "warm-up", deals(warm, deals / 10));
        Crm crm = new Crm();
        feed(crm, "accounts", many(deals / 10, i -> crm.live(RecordKind.ACCOUNT, "a" + i,
                "{'segment':'" + (i % 4) + "','country':'" + (i % 6) + "'}")));
        feed(crm, "leads", many(deals / 2, i -> crm.live(RecordKind.LEAD, "l" + i, "{'source':'s" + i % 5
                + "','channel':'c" + i % 4 + "','detectedAt':'" + instant(0) + "','owner':'" + rep(crm) + "'}")));
        feed(crm, "deals", deals(crm, deals));
        feed(crm, "activities", many(deals, i -> crm.live(RecordKind.ACTIVITY, "x" + i,
                "{'type':'CALL','direction':'OUTBOUND','at':'" + instant(20) + "','rep':'" + rep(crm) + "','lead':'"
                        + crm.id(RecordKind.LEAD, "l" + random.nextInt(deals / 2)) + "'}")));
        Audit.Report report = audit.of(crm.tenant).await().indefinitely();
        System.out.printf("%d sums, %d differences%n", report.sums(), report.differences());
        assertEquals(0, report.differences(), () -> report.examples().toString());
    }

    private void feed(Crm crm, String what, List<ChangeEvent> changes) {
        long start = System.nanoTime();
        for (int from = 0; from < changes.size(); from += RECORDS_OF_A_BATCH) {
            List<ChangeEvent> batch = changes.subList(from, Math.min(changes.size(), from + RECORDS_OF_A_BATCH));
            database.inTransaction(crm.tenant, connection -> effect.apply(connection, crm.tenant, batch)).await()
                    .indefinitely();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-10s %7d in %6.2f s: %6.0f/s%n", what, changes.size(), seconds, changes.size() / seconds);
    }

    private List<ChangeEvent> deals(Crm crm, int count) {
        List<ChangeEvent> stages = List.of(stage(crm, "Open", "OPEN", 1, "0.1"), stage(crm, "Talk", "OPEN", 2, "0.4"),
                stage(crm, "Won", "WON", 3, "1"), stage(crm, "Lost", "LOST", 4, "0"));
        database.inTransaction(crm.tenant, connection -> effect.apply(connection, crm.tenant, stages)).await()
                .indefinitely();
        return many(count, i -> deal(crm, i, count));
    }

    /** Created within three years; half have a lead, four of five are closed, a third of them lost. */
    private ChangeEvent deal(Crm crm, int i, int count) {
        LocalDate created = LocalDate.parse("2023-01-01").plusDays(random.nextInt(1_095));
        LocalDate talked = created.plusDays(random.nextInt(40));
        LocalDate closed = talked.plusDays(random.nextInt(80));
        String stage = random.nextInt(5) == 0 ? "Talk" : random.nextInt(3) == 0 ? "Lost" : "Won";
        String lead = random.nextBoolean()
                ? ",'lead':'" + crm.id(RecordKind.LEAD, "l" + random.nextInt(count / 2)) + "'"
                : "";
        return crm.live(RecordKind.OPPORTUNITY, "d" + i, "{'stage':'" + stage + "','createdAt':'" + created
                + "','currency':'EUR','amount':'" + (100 + random.nextInt(50_000)) + "','owner':'" + rep(crm)
                + "','account':'" + crm.id(RecordKind.ACCOUNT, "a" + random.nextInt(count / 10)) + "'" + lead
                + (stage.equals("Talk") ? "" : ",'closedAt':'" + closed + "'") + "}",
                "{'stage':[{'value':'Open','at':'" + created + "T09:00:00Z'},{'value':'Talk','at':'" + talked
                        + "T10:00:00Z'}" + (stage.equals("Talk")
                                ? ""
                                : ",{'value':'" + stage + "','at':'" + closed + "T11:00:00Z'}")
                        + "]}");
    }

    private static ChangeEvent stage(Crm crm, String name, String category, int position, String probability) {
        return crm.live(RecordKind.PIPELINE_STAGE, name, "{'stage':'" + name + "','category':'" + category
                + "','position':" + position + ",'probability':'" + probability + "'}");
    }

    private java.util.UUID rep(Crm crm) {
        return crm.id(RecordKind.REP, "r" + random.nextInt(50));
    }

    private Instant instant(int plusDays) {
        return Instant.parse("2023-01-01T08:00:00Z").plusSeconds((random.nextInt(1_000) + plusDays) * 86_400L);
    }

    private static List<ChangeEvent> many(int count, java.util.function.IntFunction<ChangeEvent> make) {
        List<ChangeEvent> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            changes.add(make.apply(i));
        }
        return changes;
    }
}
