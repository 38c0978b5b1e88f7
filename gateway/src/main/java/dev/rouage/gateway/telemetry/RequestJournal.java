package dev.rouage.gateway.telemetry;

import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** Notes what became of each request, in the metrics and in the access log. */
@Singleton
public class RequestJournal {
    private final OperationMeter meter;
    private final AccessLog log;

    RequestJournal(OperationMeter meter, AccessLog log) {
        this.meter = meter;
        this.log = log;
    }

    /** A request is being served; tell it what becomes known, then that it has ended. */
    public Entry begin(String protocol) {
        return new Entry(protocol);
    }

    /** One request; not for several threads. */
    public final class Entry {
        private final String protocol;
        private final long startedAt = System.nanoTime();
        private String operation = "";
        private @Nullable String kind;
        private String tenant = "";
        private double cost;

        private Entry(String protocol) {
            this.protocol = protocol;
        }

        public void caller(String callerTenant) {
            tenant = callerTenant;
        }

        public void operation(String name, String operationKind, double operationCost) {
            operation = name;
            kind = operationKind;
            cost = operationCost;
        }

        public void ended(int status, boolean answered, List<String> codes, int subgraphRequests) {
            long took = System.nanoTime() - startedAt;
            String outcome = codes.isEmpty() ? "answered" : answered ? "partial" : codes.getFirst();
            meter.ended(operation, outcome, took);
            log.log(new AccessLog.Entry(protocol, status, operation, kind, tenant, cost, subgraphRequests, codes,
                    took));
        }
    }
}
