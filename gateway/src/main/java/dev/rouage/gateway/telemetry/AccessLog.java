package dev.rouage.gateway.telemetry;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import dev.rouage.gateway.config.GatewayConfig;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A line of JSON for each request: what was asked and what came of it, but no value of a variable and none of an answer. */
@Singleton
public class AccessLog {
    private static final Logger LOG = Logger.getLogger("rouage.gateway.access");

    /**
     * What became of a request.
     *
     * @param protocol how it came in
     * @param operation its name, empty where it has none
     * @param codes of the errors it was answered with
     */
    public record Entry(String protocol, int status, String operation, @Nullable String kind, String tenant,
            double cost, int subgraphRequests, List<String> codes, long nanoseconds) {}

    private final boolean on;

    AccessLog(GatewayConfig config) {
        this.on = config.value("access-log", Boolean.class, config.isProduction());
    }

    public void log(Entry entry) {
        if (on) {
            LOG.info(line(entry));
        }
    }

    static String line(Entry entry) {
        var line = new StringBuilder(200).append("{\"protocol\":\"").append(entry.protocol)
                .append("\",\"status\":").append(entry.status)
                .append(",\"operation\":\"").append(safe(entry.operation));
        if (entry.kind != null) {
            line.append("\",\"kind\":\"").append(entry.kind);
        }
        line.append("\",\"tenant\":\"").append(safe(entry.tenant))
                .append("\",\"cost\":").append(Math.round(entry.cost))
                .append(",\"subgraphRequests\":").append(entry.subgraphRequests)
                .append(",\"errors\":[");
        for (int i = 0; i < entry.codes.size(); i++) {
            line.append(i == 0 ? "\"" : ",\"").append(safe(entry.codes.get(i))).append('"');
        }
        return line.append("],\"ms\":")
                .append(TimeUnit.NANOSECONDS.toMicros(entry.nanoseconds) / 1_000.0)
                .append('}')
                .toString();
    }

    /** Names only: whatever else a client puts in their place can't break out of the line. */
    private static String safe(String text) {
        return text.length() > 80 ? safe(text.substring(0, 80)) : text.replaceAll("[^\\w.:@-]", "_");
    }
}
