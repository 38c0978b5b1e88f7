package dev.rouage.coaching.support;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rouage.platform.event.ChangeEvent;
import dev.rouage.platform.event.ChangeEventJson;
import dev.rouage.platform.event.RecordKind;
import dev.rouage.platform.event.RecordState;
import dev.rouage.platform.event.TenantPartitioner;
import dev.rouage.platform.event.Topics;
import dev.rouage.platform.tenant.TenantId;
import dev.rouage.testing.TestTokens;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A company of its own for each test: publishes its records to the feed, and makes tokens of its people. */
public final class TestCompany {
    private static final String SOURCE = "crm:1";

    private final UUID tenant = UUID.randomUUID();
    private long revision;

    public UUID tenant() {
        return tenant;
    }

    public UUID team(String name, @Nullable UUID parent, @Nullable UUID manager) {
        UUID id = UUID.randomUUID();
        team(id, name, parent, manager);
        return id;
    }

    public void team(UUID id, String name, @Nullable UUID parent, @Nullable UUID manager) {
        publish(RecordKind.TEAM, id, fields().put("name", name).put("parentTeam", text(parent))
                .put("manager", text(manager)));
    }

    public UUID rep(String name, @Nullable UUID team, @Nullable LocalDate hiredOn) {
        UUID id = UUID.randomUUID();
        rep(id, name, team, hiredOn);
        return id;
    }

    /** The e-mail is the name at example.com. */
    public void rep(UUID id, String name, @Nullable UUID team, @Nullable LocalDate hiredOn) {
        publish(RecordKind.REP, id, fields().put("name", name).put("email", name + "@Example.com")
                .put("team", text(team)).put("hiredOn", text(hiredOn)));
    }

    public void merge(RecordKind kind, UUID id, UUID survivor) {
        publish(kind, id, RecordState.MERGED, survivor, fields().put("name", "merged"), ++revision);
    }

    public void stages(Map<String, String> categories) {
        categories.forEach((stage, category) -> publish(RecordKind.PIPELINE_STAGE,
                UUID.nameUUIDFromBytes((tenant + stage).getBytes(StandardCharsets.UTF_8)),
                fields().put("pipeline", "Main").put("stage", stage).put("category", category)));
    }

    public UUID deal(UUID owner, String stage, LocalDate createdOn, @Nullable LocalDate closedOn) {
        UUID id = UUID.randomUUID();
        deal(id, owner, stage, createdOn, closedOn);
        return id;
    }

    public void deal(UUID id, UUID owner, String stage, LocalDate createdOn, @Nullable LocalDate closedOn) {
        publish(RecordKind.OPPORTUNITY, id, fields().put("owner", owner.toString()).put("pipeline", "Main")
                .put("stage", stage).put("createdAt", createdOn.toString()).put("closedAt", text(closedOn)));
    }

    /** A record that nothing here rests on; answers where it lies in the feed. */
    public RecordMetadata activity() {
        return publish(RecordKind.ACTIVITY, UUID.randomUUID(), RecordState.LIVE, null, fields().put("type", "CALL"),
                ++revision);
    }

    /** Publishes a record with a revision of its own choice. */
    public void publish(RecordKind kind, UUID id, ObjectNode fields, long revision) {
        publish(kind, id, RecordState.LIVE, null, fields, revision);
    }

    /** Counts up with each record published. */
    public long revision() {
        return revision;
    }

    public String token(String name, String... roles) {
        return TestTokens.token(tenant, "company", name + "@example.com", roles);
    }

    public static ObjectNode fields() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void publish(RecordKind kind, UUID id, ObjectNode fields) {
        publish(kind, id, fields, ++revision);
    }

    private RecordMetadata publish(RecordKind kind, UUID id, RecordState state, @Nullable UUID survivor,
            ObjectNode fields, long ownRevision) {
        TenantId company = new TenantId(tenant);
        ChangeEvent event = new ChangeEvent(company, kind, id, ownRevision, state, survivor, SOURCE, id.toString(),
                Instant.now(), fields, fields());
        try {
            return Producer.INSTANCE.send(new ProducerRecord<>(Topics.CRM_CHANGES,
                    ChangeEventJson.key(company, kind, id).getBytes(StandardCharsets.UTF_8),
                    ChangeEventJson.write(event))).get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Closed with the JVM. */
    private static final class Producer {
        static final KafkaProducer<byte[], byte[]> INSTANCE = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                        ProducerConfig.PARTITIONER_CLASS_CONFIG, TenantPartitioner.class.getName()),
                new ByteArraySerializer(), new ByteArraySerializer());
    }
}
