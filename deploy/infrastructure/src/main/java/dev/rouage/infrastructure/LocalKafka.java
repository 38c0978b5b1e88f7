package dev.rouage.infrastructure;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker in this JVM, with the topics of the services; it lives as long as the JVM at most.
 *
 * <p>One node is broker and controller at once and keeps one copy of everything. Not for production.
 */
public final class LocalKafka implements AutoCloseable {

    /** A record grows with all that was ever written to it: far beyond what one write may bring. */
    private static final String LARGEST_MESSAGE = Integer.toString(16 * 1024 * 1024);

    /** Every event is a record's whole state, so the last one of each key is all that a new consumer needs. */
    private static final Map<String, String> COMPACTED = Map.of("cleanup.policy", "compact", "max.message.bytes",
            LARGEST_MESSAGE);
    private static final Map<String, String> KEPT = Map.of("cleanup.policy", "delete", "retention.ms", "-1",
            "max.message.bytes", LARGEST_MESSAGE);

    private static final List<NewTopic> TOPICS = List.of(
            new NewTopic("crm.changes", 8, (short) 1).configs(COMPACTED),
            new NewTopic("crm.changes.dead-letter", 1, (short) 1).configs(KEPT),
            new NewTopic("coaching.events", 8, (short) 1).configs(KEPT),
            new NewTopic("coaching.events.dead-letter", 1, (short) 1).configs(KEPT));

    private final KafkaRaftServer server;
    private final int port;
    private final @Nullable Path temporary;
    private final @Nullable Lifeline lifeline;

    private LocalKafka(Path data, int port, boolean temporary) {
        this.port = port;
        this.temporary = temporary ? data : null;
        this.lifeline = temporary ? Lifeline.ofDirectory(data) : null;
        format(data);
        server = new KafkaRaftServer(KafkaConfig.fromProps(settings(data, port)), Time.SYSTEM);
    }

    /** Starts a broker whose data survives it. */
    public static LocalKafka durable(Path data, int port) {
        return new LocalKafka(Directories.create(data), port, false).started();
    }

    /** Starts a broker on a free port whose data goes with it. */
    public static LocalKafka temporary() {
        return new LocalKafka(Directories.temporary("rouage-kafka"), Ports.free(), true).started();
    }

    /** Host and port for clients. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** The names of the topics. */
    static Set<String> topics() {
        return TOPICS.stream().map(NewTopic::name).collect(Collectors.toSet());
    }

    private LocalKafka started() {
        try {
            server.startup();
            createTopics();
            return this;
        } catch (RuntimeException | ExecutionException | TimeoutException e) {
            close();
            throw new InfrastructureException("Kafka did not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new InfrastructureException("interrupted while Kafka was starting", e);
        }
    }

    private void createTopics() throws ExecutionException, InterruptedException, TimeoutException {
        var settings = Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (var admin = Admin.create(settings)) {
            var existing = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            var missing = TOPICS.stream().filter(topic -> !existing.contains(topic.name())).toList();
            admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        if (temporary != null) {
            Directories.delete(temporary);
        }
        if (lifeline != null) {
            lifeline.close();
        }
    }

    private static void format(Path data) {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream())).setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(data.toString()))
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .run();
        } catch (Exception e) {
            throw new InfrastructureException("cannot prepare Kafka's directory %s: %s".formatted(data, e.getMessage()),
                    e);
        }
    }

    private static Properties settings(Path data, int port) {
        // Nobody but this broker talks to its controller, so any port will do, another one at each start.
        var controller = Ports.free();
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller));
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.putAll(oneCopyOfEverything());
        settings.putAll(littleMemory());
        var properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private static Map<String, String> oneCopyOfEverything() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                // No other consumer is about to join: the first one need not wait for it.
                "group.initial.rebalance.delay.ms", "0");
    }

    private static Map<String, String> littleMemory() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "2",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", "8388608",
                "log.index.size.max.bytes", "1048576",
                "log.segment.bytes", "134217728");
    }
}
