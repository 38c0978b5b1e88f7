package dev.rouage.kpi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import dev.rouage.platform.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/** A company's CRM: hands out the changes of its records as ingest publishes them. */
public final class Crm {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    public final TenantId tenant;
    private final Map<UUID, Long> revisions = new HashMap<>();
    private long clock;

    public Crm() {
        this(new TenantId(UUID.randomUUID()));
    }

    public Crm(Random random) {
        this(new TenantId(new UUID(random.nextLong(), random.nextLong())));
    }

    private Crm(TenantId tenant) {
        this.tenant = tenant;
    }

    /** The id of a record, known before it arrives. */
    public UUID id(RecordKind kind, String externalId) {
        return UUID.nameUUIDFromBytes((tenant + "/" + kind + "/" + externalId).getBytes(StandardCharsets.UTF_8));
    }

    /** A record's state from now on; the fields as JSON, with single quotes for readability. */
    public ChangeEvent live(RecordKind kind, String externalId, String fields) {
        return live(kind, externalId, fields, "{}");
    }

    public ChangeEvent live(RecordKind kind, String externalId, String fields, String history) {
        return change(kind, externalId, RecordState.LIVE, null, fields, history);
    }

    public ChangeEvent deleted(RecordKind kind, String externalId) {
        return change(kind, externalId, RecordState.DELETED, null, "{}", "{}");
    }

    public ChangeEvent merged(RecordKind kind, String externalId, String survivor) {
        return change(kind, externalId, RecordState.MERGED, id(kind, survivor), "{}", "{}");
    }

    /** The usual stages of a pipeline without a name. */
    public List<ChangeEvent> stages() {
        return List.of(stage("Open", "OPEN"), stage("Won", "WON"), stage("Lost", "LOST"));
    }

    public ChangeEvent stage(String name, String category) {
        return live(RecordKind.PIPELINE_STAGE, name,
                "{'stage':'" + name + "','category':'" + category + "'}");
    }

    public ChangeEvent rep(String name, String team) {
        return live(RecordKind.REP, name, "{'name':'" + name + "','email':'" + name.toUpperCase(java.util.Locale.ROOT)
                + "@example.org','team':'" + id(RecordKind.TEAM, team) + "'}");
    }

    public ChangeEvent team(String name, String parent, String manager) {
        return live(RecordKind.TEAM, name, "{'name':'" + name + "','parentTeam':'" + id(RecordKind.TEAM, parent)
                + "','manager':'" + id(RecordKind.REP, manager) + "'}");
    }

    /** A deal in euros that was created on the first of January 2026. */
    public ChangeEvent deal(String name, String stage, @Nullable String closedAt, String amount, String owner,
            String account) {
        return live(RecordKind.OPPORTUNITY, name, "{'stage':'" + stage + "','createdAt':'2026-01-01','currency':'EUR'"
                + ",'amount':'" + amount + "','owner':'" + id(RecordKind.REP, owner) + "','account':'"
                + id(RecordKind.ACCOUNT, account) + "'"
                + (closedAt == null ? "" : ",'closedAt':'" + closedAt + "'") + "}");
    }

    private ChangeEvent change(RecordKind kind, String externalId, RecordState state, @Nullable UUID mergedInto,
            String fields, String history) {
        UUID id = id(kind, externalId);
        return new ChangeEvent(tenant, kind, id, revisions.merge(id, 1L, Long::sum), state, mergedInto, "crm",
                externalId, START.plusSeconds(clock++), json(fields), json(history));
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException failure) {
            throw new IllegalArgumentException(text, failure);
        }
    }
}
