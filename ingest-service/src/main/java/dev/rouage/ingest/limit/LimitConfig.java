package dev.rouage.ingest.limit;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much each company may send to one replica of the service; a rate and a burst of requests and of records. */
@Singleton
final class LimitConfig {
    private final double requests;
    private final double requestBurst;
    private final double records;
    private final double recordBurst;

    LimitConfig(@ConfigProperty(name = "rouage.ingest.limit.requests", defaultValue = "200") double requests,
            @ConfigProperty(name = "rouage.ingest.limit.request-burst", defaultValue = "2000") double requestBurst,
            @ConfigProperty(name = "rouage.ingest.limit.records", defaultValue = "50000") double records,
            @ConfigProperty(name = "rouage.ingest.limit.record-burst", defaultValue = "500000") double recordBurst) {
        this.requests = requests;
        this.requestBurst = requestBurst;
        this.records = records;
        this.recordBurst = recordBurst;
    }

    TokenBucket requests(long now) {
        return new TokenBucket(requests, requestBurst, now);
    }

    TokenBucket records(long now) {
        return new TokenBucket(records, recordBurst, now);
    }
}
