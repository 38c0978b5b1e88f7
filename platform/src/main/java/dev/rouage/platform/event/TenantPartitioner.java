package dev.rouage.platform.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Puts all of a tenant's records into one partition: the keys of our topics begin with the tenant and a slash. So a
 * consumer sees a company's changes in order, and no two consumers work on one company at once.
 */
public class TenantPartitioner implements Partitioner {

    @Override
    public int partition(String topic, @Nullable Object key, byte @Nullable [] keyBytes, @Nullable Object value,
            byte @Nullable [] valueBytes, Cluster cluster) {
        if (keyBytes == null) {
            throw new IllegalArgumentException("A record for " + topic + " needs a key");
        }
        return Utils.toPositive(Utils.murmur2(tenant(keyBytes))) % cluster.partitionCountForTopic(topic);
    }

    private static byte[] tenant(byte[] key) {
        int slash = new String(key, StandardCharsets.UTF_8).indexOf('/');
        return slash < 0 ? key : Arrays.copyOf(key, slash);
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configs) {}
}
